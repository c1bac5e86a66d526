/** What of the frames is worth an entry. */
package org.ticconnect.journal.keep;
