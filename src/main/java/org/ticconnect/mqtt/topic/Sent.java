package org.ticconnect.mqtt.topic;

import java.util.OptionalDouble;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Value;

/**
 * What was published last on a topic.
 *
 * @param nanos when, on the monotonic clock
 */
record Sent(Value value, long nanos) {

  /** Whether a value is worth a message after this one. */
  boolean dueAgain(TopicMap.Policy policy, Value next, long now) {
    long since = now - nanos;
    if (since < policy.atMostEvery().toNanos()) {
      return false;
    }
    return policy.always()
        || since >= policy.heartbeat().toNanos()
        || changed(next, policy.deadBand());
  }

  private boolean changed(Value next, double deadBand) {
    OptionalDouble before = number(value);
    OptionalDouble after = number(next);
    if (before.isPresent() && after.isPresent()) {
      return Math.abs(after.getAsDouble() - before.getAsDouble()) > deadBand;
    }
    return !value.equals(next);
  }

  static OptionalDouble number(Value value) {
    if (value instanceof Value.Whole whole) {
      return OptionalDouble.of(whole.number());
    }
    return value instanceof Value.Real real
        ? OptionalDouble.of(real.number())
        : OptionalDouble.empty();
  }
}
