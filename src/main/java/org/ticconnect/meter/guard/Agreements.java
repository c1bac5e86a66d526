package org.ticconnect.meter.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;

/** The labels that two frames have to agree on. */
final class Agreements {
  /** A maximum that was reached just now is believed at once, for it may rise in each frame. */
  private static final Duration JUST_NOW = Duration.ofSeconds(10);

  private final Map<Label, Agreement> byLabel = new EnumMap<>(Label.class);

  /** The group's own time. */
  static Instant time(Group group) {
    return group.horodate().map(Horodate::instant).orElseThrow();
  }

  /** What was believed before the program was started. */
  void remember(Label label, String data) {
    agreement(label).believe(new Group(label, Optional.empty(), data));
  }

  Optional<String> believed(Label label) {
    return agreement(label).believed().map(Group::data);
  }

  /** Whether the group says what was believed, or what the frame before said. */
  boolean judge(Group group) {
    return agreement(group.label()).judge(group);
  }

  /**
   * Takes over a maximum whose time is that of this frame and later than the last one's.
   *
   * @param now the meter's clock, as far as it is known
   */
  boolean maximumOfNow(Group group, Optional<Instant> now) {
    Agreement agreement = agreement(group.label());
    Instant time = time(group);
    boolean newer = agreement.believed().map(before -> time.isAfter(time(before))).orElse(true);
    boolean justNow =
        now.filter(date -> Duration.between(time, date).abs().compareTo(JUST_NOW) <= 0).isPresent();
    if (newer && justNow) {
      agreement.believe(group);
    }
    return newer && justNow;
  }

  /** Times from before a clock was set cannot be compared with times from after. */
  void clockMoved() {
    byLabel.keySet().removeIf(Label::hasHorodate);
  }

  private Agreement agreement(Label label) {
    return byLabel.computeIfAbsent(label, any -> new Agreement());
  }
}
