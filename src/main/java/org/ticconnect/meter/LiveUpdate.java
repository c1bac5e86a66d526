package org.ticconnect.meter;

import java.util.List;

/**
 * What one group, or the end of a frame, changed.
 *
 * @param values all values of the source after the change
 * @param changes the measurements that are new
 * @param anew nothing from before counts any more: another meter, or a recording from its beginning
 */
public record LiveUpdate(LiveValues values, List<Measurement> changes, boolean anew) {}
