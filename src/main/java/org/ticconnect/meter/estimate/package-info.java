/**
 * What is learned over many frames: the active power behind the apparent one, how near the breaker
 * is to opening, how the supplier calls its indexes. Everything here is an estimate and told as
 * one.
 */
package org.ticconnect.meter.estimate;
