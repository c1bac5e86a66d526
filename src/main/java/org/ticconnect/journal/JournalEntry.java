package org.ticconnect.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * One kept entry.
 *
 * @param sequence place in the journal, strictly rising, never given twice
 * @param meter meter the values belong to
 * @param kind kind of entry
 * @param received when the values were received, by the clock of this machine
 * @param meterTime time given by the meter itself
 * @param values JSON text
 */
public record JournalEntry(
    long sequence,
    String meter,
    String kind,
    Instant received,
    Optional<Instant> meterTime,
    String values) {}
