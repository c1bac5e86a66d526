package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code config/modbus.yaml}. */
final class UnitTableFile {
  private final YamlFile file;
  private final Map<String, RegisterMap> maps;
  private final Set<String> wrong;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<UnitTable.Row> rows = new ArrayList<>();

  private UnitTableFile(YamlFile file, Map<String, RegisterMap> maps, Set<String> wrong) {
    this.file = file;
    this.wrong = wrong;
    this.maps = maps;
  }

  /**
   * @param files that there are
   * @param maps by name
   * @param wrong names of maps with mistakes, of which rows are not to be judged
   */
  static UnitTable read(FileTree files, Map<String, RegisterMap> maps, Set<String> wrong)
      throws MappingException {
    YamlFile file = YamlFile.read(files, UnitTable.FILE);
    List<Mistake> ofSchema = new FileSchema("units").mistakes(file);
    if (!ofSchema.isEmpty()) {
      throw new MappingException(ofSchema);
    }
    UnitTableFile reader = new UnitTableFile(file, maps, wrong);
    JsonNode units = file.tree().get("units");
    for (int i = 0; i < units.size(); i++) {
      reader.row(units.get(i), "/units/" + i);
    }
    if (!reader.mistakes.isEmpty()) {
      throw new MappingException(reader.mistakes);
    }
    return new UnitTable(List.copyOf(reader.rows));
  }

  private void row(JsonNode node, String at) {
    String map = node.get("map").asText();
    if (wrong.contains(map)) {
      return;
    }
    if (!maps.containsKey(map)) {
      mistakes.add(
          file.mistake(at + "/map", "there is no map '" + map + "'; there are " + maps.keySet()));
      return;
    }
    UnitTable.Row row =
        new UnitTable.Row(
            Optional.of(node.path("port").asInt()).filter(port -> port > 0),
            node.get("unit").asInt(),
            clients(node.path("clients"), at + "/clients"),
            map,
            Optional.of(node.path("source").asText()).filter(name -> !name.isEmpty()),
            file.line(at));
    rows.stream().filter(row::meets).forEach(other -> checkDisjoint(other, row, at));
    rows.add(row);
  }

  private List<Ipv4Network> clients(JsonNode texts, String at) {
    List<Ipv4Network> clients = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Optional<Ipv4Network> network = Ipv4Network.parse(texts.get(i).asText());
      network.ifPresent(clients::add);
      if (network.isEmpty()) {
        mistakes.add(
            file.mistake(
                at + "/" + i,
                "'"
                    + texts.get(i).asText()
                    + "' is no IPv4 address such as 192.168.1.20 and no network such as"
                    + " 192.168.1.0/24"));
      }
    }
    return List.copyOf(clients);
  }

  private void checkDisjoint(UnitTable.Row earlier, UnitTable.Row later, String at) {
    for (boolean holding : List.of(true, false)) {
      for (RegisterMap.Block one : maps.get(earlier.map()).claims(holding)) {
        for (RegisterMap.Block other : maps.get(later.map()).claims(holding)) {
          if (one.from() <= other.to() && other.from() <= one.to()) {
            mistakes.add(
                file.mistake(
                    at,
                    ("unit %d has '%s' of line %d too, and both have registers %d to %d: give one"
                            + " of them another unit, port or clients")
                        .formatted(
                            later.unit(),
                            earlier.map(),
                            earlier.line(),
                            Math.max(one.from(), other.from()),
                            Math.min(one.to(), other.to()))));
            return;
          }
        }
      }
    }
  }
}
