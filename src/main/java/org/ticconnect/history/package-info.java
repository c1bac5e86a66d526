/** The bounded store of the past. */
package org.ticconnect.history;
