package org.ticconnect.meter.guard;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.ticconnect.tic.Label;

/** What the owner has said is right although it is unusual; until the meter is another one. */
final class Permits {
  /** A value may be so much greater than the one that was accepted, in hundredths. */
  private static final long MARGIN = 110;

  private static final long HUNDRED = 100;

  private final Map<Label, Long> numbers = new EnumMap<>(Label.class);
  private final Set<Label> times = EnumSet.noneOf(Label.class);

  void number(Label label, long number) {
    numbers.merge(label, number * MARGIN / HUNDRED, Math::max);
  }

  void time(Label label) {
    times.add(label);
  }

  boolean allowsNumber(Label label, long number) {
    return number <= numbers.getOrDefault(label, -1L);
  }

  boolean allowsTime(Label label) {
    return times.contains(label);
  }

  void clear() {
    numbers.clear();
    times.clear();
  }
}
