package org.ticconnect.modbus;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.meter.Quantity;

/** Until when indexes that are served however old they are, are recent; any thread may ask. */
final class KeptIndexes {
  private static final Set<String> UNITS = Set.of("Wh", "varh", "VAh");

  private final boolean all;
  private final Map<Integer, Long> recentUntil = new ConcurrentHashMap<>();

  /**
   * @param stale what the map does with what is old
   */
  KeptIndexes(RegisterMap.Stale stale) {
    this.all = stale == RegisterMap.Stale.KEEP_INDEXES;
  }

  /** Whether a quantity is an index of those. */
  boolean are(Quantity quantity) {
    return all && UNITS.contains(quantity.unit());
  }

  /**
   * @param place of the first word in the image
   * @param until on the monotonic clock
   */
  void confirm(int place, long until) {
    recentUntil.put(place, until);
  }

  /** Whether there is one at that place which was not heard recently. */
  boolean old(int place, long now) {
    Long until = recentUntil.get(place);
    return until != null && now - until >= 0;
  }
}
