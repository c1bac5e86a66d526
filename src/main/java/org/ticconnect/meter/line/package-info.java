/** What is known of the line itself: its quality, and in a sentence what is wrong with it. */
package org.ticconnect.meter.line;
