package org.ticconnect.admin.inspect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ticconnect.admin.file.Answer;
import org.ticconnect.admin.file.Asked;
import org.ticconnect.admin.file.NoSuchFileException;
import org.ticconnect.mapping.UnitTable;
import org.ticconnect.modbus.BankView;
import org.ticconnect.modbus.Banks;
import org.ticconnect.modbus.ModbusServer;

/** The registers of the maps that are served now. */
final class Registers {
  private final Banks banks;
  private final ModbusServer server;
  private final LongSupplier monotonic;

  /**
   * @param monotonic clock in nanoseconds
   */
  Registers(Banks banks, ModbusServer server, LongSupplier monotonic) {
    this.banks = banks;
    this.server = server;
    this.monotonic = monotonic;
  }

  /**
   * Which row of the table is meant.
   *
   * @param port empty for any
   * @param unit empty for any
   * @param map empty for any
   */
  record Wanted(Optional<Integer> port, Optional<Integer> unit, Optional<String> map) {

    /**
     * @throws IllegalArgumentException when a number is none
     */
    static Wanted of(Asked asked) {
      return new Wanted(
          number("port", asked.word("port")),
          number("unit", asked.word("unit")),
          asked.word("map"));
    }

    /**
     * @param argument of a feed: {@code PORT/UNIT} or {@code PORT/UNIT/MAP}; empty for the first
     */
    static Wanted of(String argument) {
      String[] parts = argument.split("/", 3);
      return new Wanted(
          number("port", part(parts, 0)), number("unit", part(parts, 1)), part(parts, 2));
    }

    private static Optional<String> part(String[] parts, int index) {
      return parts.length > index && !parts[index].isEmpty()
          ? Optional.of(parts[index])
          : Optional.empty();
    }

    private static Optional<Integer> number(String name, Optional<String> text) {
      if (text.filter(one -> !one.matches("[0-9]{1,5}")).isPresent()) {
        throw new IllegalArgumentException("'" + name + "' must be a number such as 1");
      }
      return text.map(Integer::valueOf);
    }
  }

  /** Of one unit, with all that there is to choose from. */
  Answer answer(Asked asked) {
    UnitTable.Row row = row(Wanted.of(asked));
    BankView view = view(row);
    Map<String, Object> json = new LinkedHashMap<>(place(row));
    json.putAll(RegisterJson.frame(view.map()));
    json.put("rows", RegisterJson.whole(view));
    json.put("units", banks.served().units().rows().stream().map(this::unit).toList());
    return Answer.of(json);
  }

  /**
   * The row of the table that is meant: the first that fits.
   *
   * @throws NoSuchFileException when there is none
   */
  UnitTable.Row row(Wanted wanted) {
    List<UnitTable.Row> rows = banks.served().units().rows();
    return rows.stream()
        .filter(row -> wanted.port().isEmpty() || wanted.port().get() == port(row))
        .filter(row -> wanted.unit().isEmpty() || wanted.unit().get() == row.unit())
        .filter(row -> wanted.map().isEmpty() || wanted.map().get().equals(row.map()))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchFileException(
                    "nothing is served there; there are the units "
                        + rows.stream()
                            .map(row -> port(row) + "/" + row.unit() + " (" + row.map() + ")")
                            .toList()));
  }

  /** What is served at that row now. */
  BankView view(UnitTable.Row row) {
    return banks
        .view(row, monotonic.getAsLong())
        .orElseThrow(
            () -> new NoSuchFileException("the table of units was just changed: ask again"));
  }

  /** Empty when the table of units was changed meanwhile. */
  Optional<BankView> now(UnitTable.Row row) {
    return banks.view(row, monotonic.getAsLong());
  }

  private int port(UnitTable.Row row) {
    return row.port().or(server::port).orElse(0);
  }

  private Map<String, Object> place(UnitTable.Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("port", port(row));
    json.put("unit", row.unit());
    row.source().ifPresent(source -> json.put("source", source));
    if (!row.clients().isEmpty()) {
      json.put("clients", row.clients().stream().map(Object::toString).toList());
    }
    return json;
  }

  private Map<String, Object> unit(UnitTable.Row row) {
    Map<String, Object> json = place(row);
    json.put("map", row.map());
    return json;
  }
}
