package org.ticconnect.network.names;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Those that announce now, one for each interface. For one thread. */
final class Responders {
  /** For the farewells of all. */
  private static final long FAREWELL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final LongSupplier monotonic;
  private final Map<Place, Responder> present = new LinkedHashMap<>();

  Responders(LongSupplier monotonic) {
    this.monotonic = monotonic;
  }

  List<Responder> all() {
    return List.copyOf(present.values());
  }

  boolean any(Predicate<Responder> property) {
    return present.values().stream().anyMatch(property);
  }

  /**
   * Announces that and nothing else.
   *
   * @param host the label of this device
   * @param wanted what to announce on each interface, something at least
   * @return whether anything is new
   * @throws IOException when the port cannot be had
   */
  boolean become(String host, Map<Place, List<Service>> wanted) throws IOException {
    List<Responder> wrong =
        present.values().stream()
            .filter(one -> !one.services().equals(wanted.get(one.place())))
            .toList();
    leave(wrong, true);
    boolean fresh = false;
    for (Map.Entry<Place, List<Service>> entry : wanted.entrySet()) {
      if (!present.containsKey(entry.getKey())) {
        present.put(
            entry.getKey(), new Responder(entry.getKey(), host, entry.getValue(), monotonic));
        fresh = true;
      }
    }
    return fresh || !wrong.isEmpty();
  }

  /** Ends all, within half a second. */
  void leave(boolean farewell) {
    leave(all(), farewell);
  }

  private void leave(List<Responder> some, boolean farewell) {
    long end = monotonic.getAsLong() + FAREWELL_NANOS;
    for (Responder one : new ArrayList<>(some)) {
      one.leave(farewell, Duration.ofNanos(Math.max(1, end - monotonic.getAsLong())));
      present.remove(one.place());
    }
  }
}
