package org.ticconnect.owner.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.owner.OwnerEvent;

/**
 * An event before it is known of which meter it is told.
 *
 * @param kind what happened
 * @param time by the meter's clock; empty when that is not known
 * @param fields what else there is to tell
 */
record Found(OwnerEvent.Kind kind, Optional<Instant> time, Map<String, Object> fields) {}
