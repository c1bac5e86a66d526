package org.ticconnect.owner.event;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.MidnightIndexes;
import org.ticconnect.meter.line.LineDoctor;
import org.ticconnect.meter.line.Symptom;

/**
 * A source of which events are told.
 *
 * @param source name in the configuration
 * @param values the newest ones; asked once a second
 * @param doctor of its line
 * @param symptom what the line notices of itself now
 * @param lastMidnight what was kept before this start
 * @param keep is given the indexes at each midnight; must not wait for the disk
 */
public record Watched(
    String source,
    Supplier<LiveValues> values,
    LineDoctor doctor,
    Supplier<Symptom> symptom,
    Optional<MidnightIndexes> lastMidnight,
    Consumer<MidnightIndexes> keep) {}
