/** The past of each meter for charts: seconds in memory, minutes and hours on disk. */
package org.ticconnect.history.past;
