package org.ticconnect.journal.keep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ticconnect.journal.Draft;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Reading;
import org.ticconnect.tic.Label;

/**
 * A frame as the rules look at it, and what they find worth keeping in it.
 *
 * @param meter how the meter is called
 * @param reading the frame
 * @param nanos when, on the monotonic clock
 * @param found is added to
 */
record Look(String meter, Reading reading, long nanos, List<Draft> found) {

  Look(String meter, Reading reading, long nanos) {
    this(meter, reading, nanos, new ArrayList<>());
  }

  /** What the frame has of some labels, in its order. */
  List<Measurement> of(Predicate<Label> labels) {
    return reading.measurements().stream()
        .filter(
            one -> one.value().isPresent() && one.quantity().sentBy().filter(labels).isPresent())
        .toList();
  }

  void keep(Kind kind, KeptValues values) {
    keep(kind, reading.meterTime(), values);
  }

  void keep(Kind kind, Optional<Instant> time, KeptValues values) {
    if (!values.isEmpty()) {
      found.add(new Draft(meter, kind.text(), reading.received(), time, values.text()));
    }
  }
}
