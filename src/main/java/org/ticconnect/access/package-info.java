/**
 * Who may do what: passwords, sessions, tokens, the claim of a new device, and what is written down
 * of it.
 */
package org.ticconnect.access;
