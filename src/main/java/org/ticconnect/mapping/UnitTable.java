package org.ticconnect.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which map answers whom, from {@code config/modbus.yaml}; immutable.
 *
 * @param rows in the order of the file
 */
public record UnitTable(List<Row> rows) {
  /** The file, as the owner knows it. */
  public static final String FILE = "config/modbus.yaml";

  /**
   * @param port 1 to 65535; empty for the port of the settings
   * @param unit 0 to 255
   * @param clients who is meant; empty for everybody whom no other row of this port means
   * @param map name of a register map
   * @param source name of a source; empty for the first one
   * @param line in the file
   */
  public record Row(
      Optional<Integer> port,
      int unit,
      List<Ipv4Network> clients,
      String map,
      Optional<String> source,
      int line) {

    /** Whether some client may meet both at one unit. */
    boolean meets(Row other) {
      boolean sameClients =
          clients.isEmpty() && other.clients.isEmpty()
              || clients.stream().anyMatch(one -> other.clients.stream().anyMatch(one::meets));
      return port.equals(other.port) && unit == other.unit && sameClients;
    }
  }

  /**
   * What is wrong beside the settings.
   *
   * @param sources names of all there are
   * @param ports that the settings give to something else, with their keys
   */
  public List<Mistake> mistakes(List<String> sources, Map<Integer, String> ports) {
    Stream<Mistake> taken =
        rows.stream()
            .filter(row -> row.port().filter(ports::containsKey).isPresent())
            .map(
                row ->
                    new Mistake(
                        FILE,
                        row.line(),
                        "port",
                        row.port().get()
                            + " is "
                            + ports.get(row.port().get())
                            + ": leave it out for modbus.port, or take another"));
    return Stream.concat(strangers(sources), taken).toList();
  }

  private Stream<Mistake> strangers(List<String> sources) {
    return rows.stream()
        .filter(row -> row.source().filter(name -> !sources.contains(name)).isPresent())
        .map(
            row ->
                new Mistake(
                    FILE,
                    row.line(),
                    "source",
                    "there is no source '" + row.source().get() + "'; there are " + sources));
  }
}
