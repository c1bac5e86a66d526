/** The raw line: its last minutes to be saved as a capture, and the line itself for others. */
package org.ticconnect.recording;
