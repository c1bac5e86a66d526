/**
 * How owners' routes run: each file in a context of its own that can reach nothing but the
 * endpoints of the vocabulary, watched step by step, and stopped when it misbehaves. Nothing here
 * relies on the check of the text: what that lets through is refused when it is loaded or fails
 * when it runs.
 */
package org.ticconnect.owner.run;
