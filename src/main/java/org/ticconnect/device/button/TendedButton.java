package org.ticconnect.device.button;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.ticconnect.device.Troubles;

/** A button that is tried again when it cannot be looked at. Of one thread. */
public final class TendedButton {
  private final ButtonLine line;
  private final Troubles troubles;
  private final LongSupplier monotonic;
  private OptionalLong failed = OptionalLong.empty();

  /**
   * @param monotonic clock in nanoseconds
   */
  public TendedButton(ButtonLine line, Troubles troubles, LongSupplier monotonic) {
    this.line = line;
    this.troubles = troubles;
    this.monotonic = monotonic;
  }

  ButtonEvent look() {
    long now = monotonic.getAsLong();
    if (failed.isPresent() && now - failed.getAsLong() < Troubles.AGAIN.toNanos()) {
      return new ButtonEvent.Blind();
    }
    try {
      ButtonEvent seen = new ButtonEvent.Seen(line.down());
      failed = OptionalLong.empty();
      troubles.over();
      return seen;
    } catch (IOException unreachable) {
      failed = OptionalLong.of(now);
      troubles.tell(unreachable.getMessage());
      return new ButtonEvent.Blind();
    }
  }

  /** Why it cannot be looked at; empty while it can. */
  public Optional<String> trouble() {
    return troubles.now();
  }
}
