package org.ticconnect.owner.run;

import java.util.List;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.Reading;
import org.ticconnect.owner.OwnerEvent;

/**
 * What a trial tells the routes of a file, as if it were heard now.
 *
 * @param readings whole frames
 * @param updates what the groups of a frame changed
 * @param events of each kind one
 */
public record Sample(List<Reading> readings, List<LiveUpdate> updates, List<OwnerEvent> events) {}
