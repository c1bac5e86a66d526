package org.ticconnect.modbus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.ticconnect.mapping.Ipv4Network;

/**
 * Who gets which bank; immutable.
 *
 * @param rows in the order of the table
 * @param othersToo units without a row get the first bank of their client, else exception 0B
 */
record Bindings(List<Row> rows, boolean othersToo) {

  /**
   * @param port empty for the port of the settings
   * @param unit 0 to 255
   * @param clients empty for everybody whom no other row of this port means
   */
  record Row(OptionalInt port, int unit, List<Ipv4Network> clients, RegisterBank bank) {
    boolean isFor(int client) {
      return clients.stream().anyMatch(network -> network.contains(client));
    }
  }

  /** What one client gets at one port. */
  record View(Map<Integer, UnitBanks> units, Optional<UnitBanks> others) {
    Optional<UnitBanks> at(int unit) {
      UnitBanks banks = units.get(unit);
      return banks == null ? others : Optional.of(banks);
    }
  }

  /** Ports that rows name beside the one of the settings. */
  Set<Integer> morePorts() {
    Set<Integer> ports = new TreeSet<>();
    rows.forEach(row -> row.port().ifPresent(ports::add));
    return ports;
  }

  /**
   * At each unit a client gets the rows that name it, else those for everybody.
   *
   * @param port as rows name it; empty for the port of the settings
   * @param client IPv4 address
   */
  View view(OptionalInt port, int client) {
    Map<Integer, UnitBanks> units = new HashMap<>();
    List<Row> here = rows.stream().filter(row -> row.port().equals(port)).toList();
    List<Row> own = here.stream().filter(row -> row.isFor(client)).toList();
    List<Row> everybodys = here.stream().filter(row -> row.clients().isEmpty()).toList();
    everybodys.forEach(row -> units.put(row.unit(), at(row.unit(), everybodys)));
    own.forEach(row -> units.put(row.unit(), at(row.unit(), own)));
    Optional<Row> first = own.stream().findFirst().or(() -> everybodys.stream().findFirst());
    return new View(
        Map.copyOf(units), first.filter(row -> othersToo).map(row -> units.get(row.unit())));
  }

  private static UnitBanks at(int unit, List<Row> rows) {
    return new UnitBanks(rows.stream().filter(row -> row.unit() == unit).map(Row::bank).toList());
  }
}
