package org.ticconnect.owner.run;

import java.util.Map;
import java.util.OptionalInt;
import org.apache.camel.Endpoint;
import org.apache.camel.component.timer.TimerEndpoint;
import org.ticconnect.clock.SteadyTimers;
import org.ticconnect.owner.endpoint.Options;

/**
 * Timers with the options {@code period} and {@code delay} in milliseconds and {@code repeatCount};
 * in a trial they fire once at once.
 */
final class OwnerTimer extends SteadyTimers {
  private static final int SECOND_MILLIS = 1000;

  /** Camel leaves out what falls due before the consumer is wholly started. */
  private static final int SHORTEST_DELAY_MILLIS = 100;

  private final boolean trial;

  OwnerTimer(boolean trial) {
    this.trial = trial;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    Options options = new Options("timer:" + remaining, parameters);
    // The check demands a second; here it only has to be a number, and the guard counts.
    OptionalInt period = options.number("period", 1, Integer.MAX_VALUE);
    OptionalInt delay = options.number("delay", 0, Integer.MAX_VALUE);
    OptionalInt repeat = options.number("repeatCount", 0, Integer.MAX_VALUE);
    options.end();
    TimerEndpoint endpoint = new TimerEndpoint(uri, this, remaining);
    endpoint.setPeriod(trial ? SHORTEST_DELAY_MILLIS : period.orElse(SECOND_MILLIS));
    endpoint.setDelay(Math.max(SHORTEST_DELAY_MILLIS, trial ? 0 : delay.orElse(SECOND_MILLIS)));
    endpoint.setRepeatCount(trial ? 1 : repeat.orElse(0));
    endpoint.setExceptionHandler(new CountedElsewhere());
    return endpoint;
  }
}
