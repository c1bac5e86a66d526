package org.ticconnect.meter.line;

import java.time.Duration;
import java.util.Locale;

/**
 * The lamp "Etat Liaison Comptage" that Enedis asks of receivers (specification, annex A): decided
 * at the end of each frame and kept until the next decision. Any thread may look.
 */
public final class ReceiverLamp {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How it blinks. */
  public enum Pattern {
    /** 0.1 s on, 2.9 s off: the last frame was correct. */
    SLOW,
    /** 0.1 s on, 0.9 s off: it was not, there is no signal, or the first is waited for. */
    FAST;

    /** Lower-case name. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private volatile boolean correct;
  private volatile long lastCorrect;

  /**
   * @param frameCorrect it was whole and each of its groups good
   * @param nanos when it ended, on the monotonic clock
   */
  void frameEnded(boolean frameCorrect, long nanos) {
    if (frameCorrect) {
      lastCorrect = nanos;
    }
    correct = frameCorrect;
  }

  public Pattern pattern(long now) {
    boolean silent = now - lastCorrect >= PATIENCE.toNanos();
    return correct && !silent ? Pattern.SLOW : Pattern.FAST;
  }
}
