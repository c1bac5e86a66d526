package org.ticconnect.clock;

import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.timer.TimerComponent;
import org.apache.camel.component.timer.TimerConsumer;

/**
 * The component {@code timer} for which it does not matter what is done to the clock of the device:
 * each consumer has a thread of its own that measures time by the monotonic clock.
 */
public class SteadyTimers extends TimerComponent {
  private final Map<TimerConsumer, Timer> timers = new ConcurrentHashMap<>();

  @Override
  public Timer getTimer(TimerConsumer consumer) {
    return timers.computeIfAbsent(consumer, this::made);
  }

  private Timer made(TimerConsumer consumer) {
    return new SteadyTimer(
        getCamelContext()
            .getExecutorServiceManager()
            .newSingleThreadScheduledExecutor(
                consumer, "timer://" + consumer.getEndpoint().getTimerName()));
  }

  @Override
  public void removeTimer(TimerConsumer consumer) {
    Optional.ofNullable(timers.remove(consumer)).ifPresent(Timer::cancel);
  }
}
