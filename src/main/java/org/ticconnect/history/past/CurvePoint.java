package org.ticconnect.history.past;

/**
 * A point of the meter's load curve.
 *
 * @param at end of its period, in seconds of the epoch
 * @param watts mean active power in it
 */
record CurvePoint(Curve curve, long at, long watts) {}
