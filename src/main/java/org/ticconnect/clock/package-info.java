/**
 * Time that goes on whatever is done to the clock of the device: timers of routes, and whether that
 * clock can be believed.
 */
package org.ticconnect.clock;
