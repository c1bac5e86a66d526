/**
 * The Camel component {@code tic:} and its lines: serial port, TCP, recorded file, simulated meter.
 */
package org.ticconnect.source;
