package org.ticconnect.history.past;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is measured from moment to moment, and kept as mean, least and greatest of a step. */
public enum Gauge implements Series {
  APPARENT_IMPORT("apparent_import", "power_apparent_import", "VA", 0),
  APPARENT_EXPORT("apparent_export", "power_apparent_export", "VA", 0),
  ACTIVE_ESTIMATED("active_estimated", "power_active", "W", 0),
  VOLTAGE_1("voltage_1", "voltage_l1", "V", 1),
  VOLTAGE_2("voltage_2", "voltage_l2", "V", 1),
  VOLTAGE_3("voltage_3", "voltage_l3", "V", 1),
  CURRENT_1("current_1", "current_l1", "A", 2),
  CURRENT_2("current_2", "current_l2", "A", 2),
  CURRENT_3("current_3", "current_l3", "A", 2);

  private static final Map<String, Gauge> BY_QUANTITY =
      Arrays.stream(values()).collect(Collectors.toMap(gauge -> gauge.quantity, gauge -> gauge));

  private final String title;
  private final String quantity;
  private final String unit;
  private final double scale;

  Gauge(String title, String quantity, String unit, int decimals) {
    this.title = title;
    this.quantity = quantity;
    this.unit = unit;
    this.scale = Math.pow(10, decimals);
  }

  static Optional<Gauge> ofQuantity(String name) {
    return Optional.ofNullable(BY_QUANTITY.get(name));
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public boolean estimated() {
    return this == ACTIVE_ESTIMATED;
  }

  /** As it is kept: a whole number of the last decimal. */
  long whole(double value) {
    return Math.round(value * scale);
  }

  double value(long whole) {
    return whole / scale;
  }
}
