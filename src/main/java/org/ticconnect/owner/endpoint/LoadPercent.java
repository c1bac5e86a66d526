package org.ticconnect.owner.endpoint;

import java.util.Map;
import org.ticconnect.meter.Value;

/** How much of the subscribed power is drawn, in percent with one decimal. */
final class LoadPercent {
  static final String NAME = "load_percent";
  static final String DRAWN = "power_apparent_import";
  static final String SUBSCRIBED = "power_reference";

  private static final double VOLT_AMPERES_PER_KVA = 1000;
  private static final double HUNDRED = 100;

  private LoadPercent() {}

  /**
   * Adds it when both powers are among the values.
   *
   * @param values drawn in VA, subscribed in kVA
   */
  static void put(Map<String, Object> headers, Map<String, Object> values) {
    if (values.get(DRAWN) instanceof Number drawn
        && values.get(SUBSCRIBED) instanceof Number subscribed
        && subscribed.doubleValue() > 0) {
      double share =
          HUNDRED * drawn.doubleValue() / (subscribed.doubleValue() * VOLT_AMPERES_PER_KVA);
      headers.put(NAME, new Value.Real(share).plain());
    }
  }
}
