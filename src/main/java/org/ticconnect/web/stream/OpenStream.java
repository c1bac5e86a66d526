package org.ticconnect.web.stream;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Predicate;

/** One stream that is open. Used on the event loop. */
final class OpenStream {
  /** A receiver that takes nothing for as many ticks is not waited for any more. */
  static final int PATIENT_TICKS = 20;

  private static final int QUIET_TICKS = 20;

  private final RoutingContext context;
  private final Look look;
  private int fullTicks;
  private int quietTicks;

  OpenStream(RoutingContext context, Look look) {
    this.context = context;
    this.look = look;
  }

  Look look() {
    return look;
  }

  /** Sends the head of the answer; a lost connection is made again after two seconds. */
  void begin() {
    response()
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("X-Accel-Buffering", "no")
        .setChunked(true)
        .write("retry: 2000\n\n");
  }

  /**
   * Whether something can be sent; what is new meanwhile is asked for when it can, and the newest
   * counts then.
   */
  boolean ready() {
    boolean full = response().writeQueueFull();
    fullTicks = full ? fullTicks + 1 : 0;
    return !full && !ended();
  }

  /** Sends events, or after a while without any a sign of life. */
  void send(String events) {
    if (ended()) {
      return;
    }
    if (!events.isEmpty()) {
      quietTicks = 0;
      response().write(events);
    } else if (++quietTicks >= QUIET_TICKS) {
      quietTicks = 0;
      response().write(": \n\n");
    }
  }

  /** Whether nobody should look any more: too slow, or not allowed to. */
  boolean over(Predicate<RoutingContext> mayLook) {
    return fullTicks >= PATIENT_TICKS || !mayLook.test(context);
  }

  /** Ends the answer; of one that takes nothing, the connection. */
  void end() {
    if (fullTicks > 0) {
      context.request().connection().close();
    } else if (!ended()) {
      response().end();
    }
  }

  private boolean ended() {
    return response().ended() || response().closed();
  }

  private HttpServerResponse response() {
    return context.response();
  }
}
