package org.ticconnect.meter;

import java.time.Duration;
import java.util.Optional;
import org.ticconnect.tic.Label;

/** How long what a group said stays true when the meter is not heard any more. */
enum Lasting {
  /** Measured all the time: the setting decides. */
  MOMENT(Optional.empty()),
  /** The mean of a period that is over; the longest period of a load curve is an hour. */
  PERIOD(Optional.of(Duration.ofHours(1))),
  /** Announced for a day to come; gone as soon as the meter does not announce it any more. */
  NOTICE(Optional.of(Duration.ofHours(24))),
  /** Sent once, and gone a day later. */
  ONCE(Optional.of(Duration.ofHours(24)));

  private final Optional<Duration> longest;

  Lasting(Optional<Duration> longest) {
    this.longest = longest;
  }

  /** Empty when the setting decides. */
  Optional<Duration> longest() {
    return longest;
  }

  static Lasting of(Label label) {
    return switch (label) {
      case CCASN, CCASN_1, CCAIN, CCAIN_1 -> PERIOD;
      case DPM1, FPM1, DPM2, FPM2, DPM3, FPM3, PPOINTE -> NOTICE;
      case MSG2 -> ONCE;
      default -> MOMENT;
    };
  }
}
