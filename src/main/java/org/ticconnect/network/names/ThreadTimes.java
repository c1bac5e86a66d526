package org.ticconnect.network.names;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The processor time that a group of threads has used, in nanoseconds. For one thread. */
final class ThreadTimes implements LongSupplier {
  private static final int ROOM = 128;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final ThreadGroup group;
  private Map<Long, Long> last = Map.of();
  private long total;

  ThreadTimes(ThreadGroup group) {
    this.group = group;
  }

  @Override
  public long getAsLong() {
    Thread[] found = new Thread[ROOM];
    int count = group.enumerate(found);
    Map<Long, Long> now = new HashMap<>();
    for (int i = 0; i < count; i++) {
      long id = found[i].getId();
      long used = Math.max(0, threads.getThreadCpuTime(id));
      total += Math.max(0, used - last.getOrDefault(id, 0L));
      now.put(id, used);
    }
    last = now;
    return total;
  }
}
