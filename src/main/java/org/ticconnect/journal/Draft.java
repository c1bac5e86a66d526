package org.ticconnect.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry that has no place in the journal yet.
 *
 * @param meter meter the values belong to
 * @param kind kind of entry
 * @param received when the values were received, by the clock of this machine
 * @param meterTime time given by the meter itself
 * @param values JSON text
 */
public record Draft(
    String meter, String kind, Instant received, Optional<Instant> meterTime, String values) {

  JournalEntry at(long sequence) {
    return new JournalEntry(sequence, meter, kind, received, meterTime, values);
  }
}
