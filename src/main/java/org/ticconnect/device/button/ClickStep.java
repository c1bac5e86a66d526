package org.ticconnect.device.button;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Route step: decides what a click is for, and replaces the message by the word for it: {@code
 * claim}, {@code reconnect} or {@code too_soon}. While somebody waits to claim the device a click
 * does that alone.
 */
public final class ClickStep implements Processor {
  /** Header with the seconds after which a click would be in time. */
  public static final String SECONDS = "seconds";

  private final BooleanSupplier claims;
  private final Reconnects reconnects;
  private final PressLog log;
  private final LongSupplier monotonic;

  /**
   * @param claims gives the click to who waits to claim the device; false when nobody does
   * @param monotonic clock in nanoseconds
   */
  public ClickStep(
      BooleanSupplier claims, Reconnects reconnects, PressLog log, LongSupplier monotonic) {
    this.claims = claims;
    this.reconnects = reconnects;
    this.log = log;
    this.monotonic = monotonic;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getIn();
    message.removeHeaders("*");
    Done done = decide(message);
    log.add(Press.CLICK, done);
    message.setBody(done.text());
  }

  private Done decide(Message message) {
    if (claims.getAsBoolean()) {
      return Done.CLAIM;
    }
    Duration wait = reconnects.turn(monotonic.getAsLong());
    if (wait.isZero()) {
      return Done.RECONNECT;
    }
    message.setHeader(SECONDS, wait.plusNanos(999_999_999).toSeconds());
    return Done.TOO_SOON;
  }
}
