package org.ticconnect.life;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The check for threads that wait for each other for ever; takes less than a millisecond. */
public final class Deadlocks implements Supplier<Optional<String>> {
  private static final int MOST_NAMED = 4;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Override
  public Optional<String> get() {
    // No threads at all, where there are none: that is how Java tells it.
    long[] locked = threads.findDeadlockedThreads();
    return locked == null ? Optional.empty() : Optional.of("wait for each other: " + names(locked));
  }

  private String names(long[] locked) {
    return Arrays.stream(threads.getThreadInfo(locked))
        .filter(Objects::nonNull)
        .map(ThreadInfo::getThreadName)
        .limit(MOST_NAMED)
        .collect(Collectors.joining(", "));
  }
}
