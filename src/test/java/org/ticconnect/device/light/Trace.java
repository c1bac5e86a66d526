package org.ticconnect.device.light;

import java.util.ArrayList;
import java.util.List;

/** What a lamp was seen to show, one after the other; of any thread. */
final class Trace {
  private record Seen(String light, long at) {}

  private final List<Seen> seen = new ArrayList<>();

  /** Notes a light, when it is another one than before. */
  synchronized void see(String light, long at) {
    if (seen.isEmpty() || !seen.get(seen.size() - 1).light().equals(light)) {
      seen.add(new Seen(light, at));
    }
  }

  /** Milliseconds that a light was shown; median of all times but the first and the last. */
  double on(String light) {
    return median(times(light, false));
  }

  /** Milliseconds from one to the next time that it was shown; median. */
  double period(String light) {
    return median(times(light, true));
  }

  /** How many whole times it was shown. */
  int count(String light) {
    return times(light, false).size();
  }

  private synchronized List<Double> times(String light, boolean toNext) {
    List<Double> times = new ArrayList<>();
    long before = -1;
    for (int i = 1; i + 1 < seen.size(); i++) {
      if (!seen.get(i).light().equals(light)) {
        continue;
      }
      long at = seen.get(i).at();
      if (!toNext) {
        times.add((seen.get(i + 1).at() - at) / 1e6);
      } else if (before >= 0) {
        times.add((at - before) / 1e6);
      }
      before = at;
    }
    return times;
  }

  private static double median(List<Double> times) {
    if (times.isEmpty()) {
      throw new AssertionError("was never shown");
    }
    List<Double> sorted = times.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  @Override
  public synchronized String toString() {
    return seen.toString();
  }
}
