/**
 * What the house knows of a meter: quantities, their newest values with age and origin, readings of
 * whole frames. Built on the protocol alone; knows nothing of Camel, files or networks.
 */
package org.ticconnect.meter;
