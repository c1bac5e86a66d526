package org.ticconnect.mqtt.topic;

import java.util.Optional;
import java.util.function.LongFunction;

/** Numbers live messages, one after the other without a hole, also over topic maps. */
public final class Sequence {
  private long last;

  /**
   * @param text what is written with the next number, 1 for the first; the number is used up only
   *     when there is a text
   */
  synchronized Optional<String> next(LongFunction<Optional<String>> text) {
    Optional<String> written = text.apply(last + 1);
    if (written.isPresent()) {
      last++;
    }
    return written;
  }
}
