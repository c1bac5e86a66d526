package org.ticconnect.admin.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Personal;
import org.ticconnect.meter.Quantity;
import org.ticconnect.modbus.BankView;
import org.ticconnect.modbus.ServedRegister;
import org.ticconnect.tic.MeterAddress;

/** A map's registers as JSON. */
public final class RegisterJson {
  private static final String HIDDEN_WORD = "····";

  private RegisterJson() {}

  /** What a map that is tried would serve; nothing is masked, for its owner asks. */
  public static List<Map<String, Object>> tried(BankView view) {
    return view.rows().stream().map(row -> whole(row, view.values(), view.map(), false)).toList();
  }

  static List<Map<String, Object>> whole(BankView view) {
    return view.rows().stream().map(row -> whole(row, view.values(), view.map(), true)).toList();
  }

  private static Map<String, Object> whole(
      ServedRegister row, LiveValues values, RegisterMap map, boolean masked) {
    Register register = row.register();
    Map<String, Object> json = changing(row, values, map, masked);
    json.put("function", function(register.tables()));
    json.put("words", register.length());
    RegisterContent.tellEncoding(register, json);
    RegisterContent.tell(register, json);
    json.put("unit", register.unit());
    if (register.exact()) {
      json.put("exact", true);
    }
    if (!register.note().isEmpty()) {
      json.put("note", register.note());
    }
    return json;
  }

  private static String function(Register.Tables tables) {
    return switch (tables) {
      case BOTH -> "03 04";
      case HOLDING -> "03";
      case INPUT -> "04";
    };
  }

  /**
   * What of the rows changed since, of those things that change while the map stays.
   *
   * @param before empty for everything
   */
  static List<Map<String, Object>> changed(Optional<BankView> before, BankView now) {
    List<Map<String, Object>> changed = new ArrayList<>();
    for (int i = 0; i < now.rows().size(); i++) {
      ServedRegister row = now.rows().get(i);
      int place = i;
      // Whether the meter sends something at all changes so seldom that it shows with the words.
      boolean same =
          before
              .filter(old -> old.map().equals(now.map()))
              .map(old -> old.rows().get(place).says(row))
              .orElse(false);
      if (!same) {
        Map<String, Object> json = changing(row, now.values(), now.map(), true);
        // Else one that was answered with an exception would stay so for who only sees changes.
        json.putIfAbsent("exception", null);
        changed.add(json);
      }
    }
    return changed;
  }

  private static Map<String, Object> changing(
      ServedRegister row, LiveValues values, RegisterMap map, boolean masked) {
    Register register = row.register();
    Optional<Quantity> quantity = RegisterContent.quantity(register);
    boolean hidden = masked && quantity.filter(Personal::is).isPresent();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", key(map, register));
    json.put("address", register.address());
    json.put("hex", hidden ? row.hex().replaceAll("[0-9A-F]{4}", HIDDEN_WORD) : row.hex());
    json.put(
        "value", row.value().map(value -> hidden ? MeterAddress.masked(value) : value).orElse(""));
    json.put("state", state(row, quantity, values));
    if (row.exception() > 0) {
      json.put("exception", ModbusRefusal.told(row.exception()));
    }
    return json;
  }

  /**
   * Addresses alone do not tell rows apart: 03 and 04 may differ, and exact rows overlap others.
   */
  private static String key(RegisterMap map, Register register) {
    return "%s/%s/%d/%d%s"
        .formatted(
            map.name(),
            function(register.tables()),
            register.address(),
            register.length(),
            register.exact() ? "/exact" : "");
  }

  /** What the meter is known not to send is none, though a register has to read as something. */
  private static String state(ServedRegister row, Optional<Quantity> quantity, LiveValues values) {
    boolean notSent =
        quantity
            .flatMap(values::of)
            .filter(measurement -> measurement.value().isEmpty())
            .isPresent();
    ServedRegister.State state = notSent ? ServedRegister.State.NONE : row.state();
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** What else there is to know of a map. */
  static Map<String, Object> frame(RegisterMap map) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("map", map.name());
    json.put("title", map.title());
    json.put("stale", map.stale().text());
    json.put("filler", "%04X".formatted(map.filler()));
    List<Map<String, Object>> blocks = new ArrayList<>();
    map.blocks()
        .forEach(
            block ->
                blocks.add(
                    Map.of(
                        "from", block.from(),
                        "to", block.to(),
                        "function", function(block.tables()))));
    json.put("blocks", blocks);
    json.put(
        "writes",
        map.writes().stream()
            .map(
                write ->
                    Map.of("function", "06", "address", write.address(), "value", write.value()))
            .toList());
    Map<String, Object> device = new LinkedHashMap<>();
    map.device().forEach((number, text) -> device.put(Integer.toString(number), text));
    json.put("device", device);
    return json;
  }
}
