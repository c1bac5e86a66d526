/** The last lines of the log, in memory, for the page. */
package org.ticconnect.logs;
