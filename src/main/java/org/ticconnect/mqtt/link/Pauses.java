package org.ticconnect.mqtt.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: 1, 2, 4, 8 and 15 s while nobody answers, so that a
 * broker is found within 20 s of its return; 50 s and then longer after a refusal that somebody has
 * to mend. Each is varied by a fifth, so that a house full of devices does not come at once.
 */
final class Pauses {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration AFTER_REFUSAL = Duration.ofSeconds(48);
  private static final Duration LONGEST_AFTER_REFUSAL = Duration.ofMinutes(4);
  private static final Duration LASTING = Duration.ofSeconds(30);
  private static final Duration TAKE_OVERS_COUNT = Duration.ofMinutes(1);
  private static final int MOST_TAKE_OVERS = 3;
  private static final Duration AFTER_TAKE_OVERS = Duration.ofSeconds(75);
  private static final double VARIED_BY = 0.2;

  private final DoubleSupplier chance;
  private final Deque<Long> takeOvers = new ArrayDeque<>();
  private int shortLived;
  private Duration next = FIRST;
  private Duration nextAfterRefusal = AFTER_REFUSAL;

  /**
   * @param chance 0 to 1
   */
  Pauses(DoubleSupplier chance) {
    this.chance = chance;
  }

  /** Nobody answered, or not as a broker. */
  Duration afterFailure() {
    shortLived = 0;
    nextAfterRefusal = AFTER_REFUSAL;
    Duration pause = next;
    next = shorter(next.multipliedBy(2), LONGEST);
    return varied(pause);
  }

  /**
   * The broker said no, or is not who it should be.
   *
   * @param mendsItself whether time alone can mend it, such as a certificate that is renewed
   */
  Duration afterRefusal(boolean mendsItself) {
    next = FIRST;
    Duration pause = nextAfterRefusal;
    if (!mendsItself) {
      nextAfterRefusal = shorter(nextAfterRefusal.multipliedBy(2), LONGEST_AFTER_REFUSAL);
    }
    return varied(pause);
  }

  /**
   * A connection broke.
   *
   * @param lasted so long; a broker that throws us out at once must not be asked again at once
   */
  Duration afterLoss(Duration lasted) {
    nextAfterRefusal = AFTER_REFUSAL;
    boolean longLived = lasted.compareTo(LASTING) > 0;
    shortLived = longLived ? 0 : shortLived + 1;
    if (longLived) {
      next = FIRST;
    }
    Duration pause = next;
    next = shorter(next.multipliedBy(2), LONGEST);
    return varied(pause);
  }

  /**
   * Whether the broker took us and threw us out again and again: some brokers tell nobody that
   * another client with the same id has come.
   */
  boolean thrownOutRepeatedly() {
    return shortLived >= MOST_TAKE_OVERS;
  }

  /** Another client with our id took the connection over. */
  Duration afterTakeOver(Duration lasted, long now) {
    takeOvers.addLast(now);
    while (now - takeOvers.getFirst() > TAKE_OVERS_COUNT.toNanos()) {
      takeOvers.removeFirst();
    }
    if (takeOvers.size() < MOST_TAKE_OVERS) {
      return afterLoss(lasted);
    }
    takeOvers.removeFirst();
    return varied(AFTER_TAKE_OVERS);
  }

  private Duration varied(Duration pause) {
    double factor = 1 - VARIED_BY + 2 * VARIED_BY * chance.getAsDouble();
    return Duration.ofNanos((long) (pause.toNanos() * factor));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
