package org.ticconnect.owner.endpoint;

import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;

/**
 * A new value among all others of its source.
 *
 * @param values all of the source
 * @param change the new one
 */
record LiveChange(LiveValues values, Measurement change) {}
