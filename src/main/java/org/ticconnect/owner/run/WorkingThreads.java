package org.ticconnect.owner.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The threads that work for one file, as seen at its steps, and the processor time they take. */
final class WorkingThreads {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<Thread, Long> cpuNanos = new ConcurrentHashMap<>();

  /** The calling thread works for the file. */
  void here() {
    Thread current = Thread.currentThread();
    if (!cpuNanos.containsKey(current)) {
      cpuNanos.put(current, cpu(current));
    }
  }

  /** Processor time taken since this was last asked, in nanoseconds; by one caller only. */
  long taken() {
    long taken = 0;
    for (Map.Entry<Thread, Long> seen : cpuNanos.entrySet()) {
      long now = cpu(seen.getKey());
      if (now > seen.getValue()) {
        taken += now - seen.getValue();
        seen.setValue(now);
      }
      if (!seen.getKey().isAlive()) {
        cpuNanos.remove(seen.getKey());
      }
    }
    return taken;
  }

  /** Wakes those that wait. */
  void interrupt() {
    alive().forEach(Thread::interrupt);
  }

  List<Thread> alive() {
    List<Thread> alive = new ArrayList<>(cpuNanos.keySet());
    alive.removeIf(thread -> !thread.isAlive());
    return alive;
  }

  /** 0 where the machine does not tell. */
  private static long cpu(Thread thread) {
    boolean told = THREADS.isThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
    return told ? Math.max(0, THREADS.getThreadCpuTime(thread.getId())) : 0;
  }
}
