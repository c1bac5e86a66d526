package org.ticconnect.device.light;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.ticconnect.device.Troubles;

/**
 * A colour that is tried again when it cannot be reached, and that nobody has to care for. It is
 * written now and then also when nothing changes, so that a pin that was lost is noticed and one
 * that came back shines as it should. Of one thread; any may ask for the trouble.
 */
public final class TendedLed {
  private final Led led;
  private final Troubles troubles;
  private final LongSupplier monotonic;
  private OptionalInt shown = OptionalInt.empty();
  private long written;

  /**
   * @param monotonic clock in nanoseconds
   */
  public TendedLed(Led led, Troubles troubles, LongSupplier monotonic) {
    this.led = led;
    this.troubles = troubles;
    this.monotonic = monotonic;
  }

  /**
   * @param percent 0 (dark) to 100
   */
  void shine(int percent) {
    long now = monotonic.getAsLong();
    boolean news = shown.isEmpty() || shown.getAsInt() != percent;
    boolean due = now - written >= Troubles.AGAIN.toNanos();
    if (troubles.present() ? due : news || due) {
      written = now;
      try {
        led.shine(percent);
        shown = OptionalInt.of(percent);
        troubles.over();
      } catch (IOException unreachable) {
        shown = OptionalInt.empty();
        troubles.tell(unreachable.getMessage());
      }
    }
  }

  /** Goes dark, also where it could not be reached a moment ago. */
  void end() {
    try {
      led.shine(0);
    } catch (IOException unreachable) {
      troubles.tell(unreachable.getMessage());
    }
  }

  boolean dims() {
    return led.dims();
  }

  /** Why it cannot be reached; empty while it can. */
  public Optional<String> trouble() {
    return troubles.now();
  }
}
