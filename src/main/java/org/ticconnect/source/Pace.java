package org.ticconnect.source;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The speed of a line: as fast as a meter sends, or as fast as the receiver takes. */
public enum Pace {
  /** 960 characters a second: 9600 baud, ten bits a character (specification 5.3.5). */
  REALTIME,
  /** Without any pause. */
  MAX;

  private static final long NANOS_PER_CHARACTER = 1_000_000_000L / 960;

  /** Keeps to the speed over a long time by absolute deadlines. */
  static final class Clock {
    private final Pace pace;
    private long due = System.nanoTime();

    Clock(Pace pace) {
      this.pace = pace;
    }

    /** Waits until so many characters have had their time on the wire. */
    void characters(int count) throws InterruptedException {
      pause(Duration.ofNanos(count * NANOS_PER_CHARACTER));
    }

    /** Waits for a silence of the line. */
    void pause(Duration silence) throws InterruptedException {
      if (pace == MAX) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        return;
      }
      due += silence.toNanos();
      long left = due - System.nanoTime();
      if (left > 0) {
        sleep(Duration.ofNanos(left));
      }
    }
  }

  static void sleep(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
