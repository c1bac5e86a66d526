package org.ticconnect.history.past;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An index of the meter in Wh, of which the difference between the edges of a step is told. */
public enum Index implements Series {
  IMPORT("energy_import", "energy_active_import_total"),
  EXPORT("energy_export", "energy_active_export_total"),
  SUPPLIER_1(1),
  SUPPLIER_2(2),
  SUPPLIER_3(3),
  SUPPLIER_4(4),
  SUPPLIER_5(5),
  SUPPLIER_6(6),
  SUPPLIER_7(7),
  SUPPLIER_8(8),
  SUPPLIER_9(9),
  SUPPLIER_10(10);

  private static final Map<String, Index> BY_QUANTITY =
      Arrays.stream(values()).collect(Collectors.toMap(index -> index.quantity, index -> index));

  private final String title;
  private final String quantity;

  Index(int supplier) {
    this("energy_import_supplier_" + supplier, "energy_active_import_supplier_" + supplier);
  }

  Index(String title, String quantity) {
    this.title = title;
    this.quantity = quantity;
  }

  static Optional<Index> ofQuantity(String name) {
    return Optional.ofNullable(BY_QUANTITY.get(name));
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String unit() {
    return "Wh";
  }

  @Override
  public boolean estimated() {
    return false;
  }
}
