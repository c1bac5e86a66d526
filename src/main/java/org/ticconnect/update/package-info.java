/**
 * Safe updates: packages that carry the signature of those who made them, and what the device knows
 * of its own update. What needs the rights of root is done by a helper, the script {@code
 * tic-connect-update}.
 */
package org.ticconnect.update;
