package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ticconnect.meter.Quantities;

/**
 * Reads {@code mappings/modbus/*.yaml}: quantity to register. A file may include others, moved to
 * where it wants them, and change rows of theirs.
 */
final class RegisterMapFile {
  private static final int DEEPEST_INCLUDE = 8;
  private static final int MOST_INCLUDED = 64;
  private static final int MOST_ROWS = 2000;
  private static final Pattern NAME = Pattern.compile("(parts/)?[A-Za-z0-9_-]{1,60}");
  private static final int LAST_ADDRESS = 0xFFFF;

  /** A row and where it is written. */
  record Located(Register register, YamlFile file, String at) {
    int line() {
      return file.line(at);
    }
  }

  private final FileTree files;
  private final YamlFile file;
  private final Quantities quantities;
  private final Set<String> including;
  private final AtomicInteger included;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Located> rows = new ArrayList<>();
  private final List<RegisterMap.Block> blocks = new ArrayList<>();
  private final List<RegisterMap.Write> writes = new ArrayList<>();
  private final List<JsonNode> trees = new ArrayList<>();

  private RegisterMapFile(
      FileTree files,
      YamlFile file,
      Quantities quantities,
      Set<String> including,
      AtomicInteger included) {
    this.files = files;
    this.file = file;
    this.quantities = quantities;
    this.including = including;
    this.included = included;
  }

  /**
   * @param files that there are
   * @param mapName the file's name without its ending
   */
  static RegisterMap read(FileTree files, String mapName, Quantities quantities)
      throws MappingException {
    RegisterMapFile reader = parsed(files, mapName, quantities, Set.of(), new AtomicInteger());
    reader.rows.sort(Comparator.comparingInt(row -> row.register().address()));
    new RegisterOverlaps(reader.file, reader.mistakes).check(reader.rows);
    if (!reader.mistakes.isEmpty()) {
      reader.mistakes.sort(Comparator.comparing(Mistake::file).thenComparing(Mistake::line));
      throw new MappingException(reader.mistakes);
    }
    return reader.map(mapName);
  }

  private static RegisterMapFile parsed(
      FileTree files,
      String mapName,
      Quantities quantities,
      Set<String> including,
      AtomicInteger included)
      throws MappingException {
    String name = "mappings/modbus/" + mapName + ".yaml";
    YamlFile file = YamlFile.read(files, name);
    Set<String> all = new HashSet<>(including);
    all.add(mapName);
    RegisterMapFile reader = new RegisterMapFile(files, file, quantities, all, included);
    reader.parse();
    return reader;
  }

  /** What the schema says of a line is enough. */
  private void parse() {
    List<Mistake> ofSchema = new FileSchema("modbus").mistakes(file);
    JsonNode tree = file.tree();
    trees.add(tree);
    for (int i = 0; i < list("include").size(); i++) {
      include(list("include").get(i), "/include/" + i);
    }
    without(list("without"));
    ownRows(list("registers"));
    ownBlocks(list("blocks"));
    list("writes")
        .forEach(
            write ->
                writes.add(
                    new RegisterMap.Write(
                        write.path("address").asInt(), write.path("value").asInt())));
    negate(list("negate"));
    mistakes.removeIf(
        found ->
            ofSchema.stream()
                .anyMatch(
                    known -> known.file().equals(found.file()) && known.line() == found.line()));
    mistakes.addAll(0, ofSchema);
  }

  /** What is no list counts as an empty one, for the schema has told. */
  private JsonNode list(String field) {
    JsonNode node = file.tree().path(field);
    return node.isArray() ? node : JsonNodeFactory.instance.arrayNode();
  }

  private void include(JsonNode include, String at) {
    String wanted = include.path("map").asText();
    int base = include.path("at").asInt(0);
    if (!NAME.matcher(wanted).matches()) {
      return; // the schema has told
    }
    Optional<String> refused = refused(wanted);
    if (refused.isPresent()) {
      mistakes.add(file.mistake(at + "/map", refused.get()));
      return;
    }
    try {
      RegisterMapFile other = parsed(files, wanted, quantities, including, included);
      mistakes.addAll(other.mistakes);
      trees.addAll(other.trees);
      other.writes.forEach(write -> writes.add(write.at(base)));
      if (other.reach() + base > LAST_ADDRESS) {
        mistakes.add(file.mistake(at + "/at", "moves a row beyond register 65535"));
        return;
      }
      if (rows.size() + other.rows.size() > MOST_ROWS) {
        mistakes.add(file.mistake(at + "/map", "the map would have more than 2000 rows"));
        return;
      }
      for (Located row : other.rows) {
        rows.add(new Located(row.register().at(base), row.file(), row.at()));
      }
      other.blocks.forEach(block -> blocks.add(block.at(base)));
    } catch (MappingException unreadable) {
      mistakes.add(file.mistake(at + "/map", "cannot be included: " + unreadable.getMessage()));
    }
  }

  private Optional<String> refused(String wanted) {
    if (including.contains(wanted)) {
      return Optional.of("'" + wanted + "' includes itself");
    }
    if (including.size() > DEEPEST_INCLUDE) {
      return Optional.of("includes are nested deeper than " + DEEPEST_INCLUDE);
    }
    return included.incrementAndGet() > MOST_INCLUDED
        ? Optional.of("the map includes more than " + MOST_INCLUDED + " files")
        : Optional.empty();
  }

  /** The last address that the map has. */
  private int reach() {
    return IntStream.of(
            rows.stream().mapToInt(row -> row.register().end() - 1).max().orElse(0),
            blocks.stream().mapToInt(RegisterMap.Block::to).max().orElse(0),
            writes.stream().mapToInt(RegisterMap.Write::address).max().orElse(0))
        .max()
        .orElse(0);
  }

  private void without(JsonNode addresses) {
    for (int i = 0; i < addresses.size(); i++) {
      int address = addresses.path(i).asInt();
      if (!rows.removeIf(row -> row.register().address() == address)) {
        mistakes.add(file.mistake("/without/" + i, "no included row begins at " + address));
      }
    }
  }

  /** A row of this file takes the place of an included one at the same address. */
  private void ownRows(JsonNode own) {
    RegisterRows reader = new RegisterRows(file, quantities, mistakes);
    List<Located> found = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      String at = "/registers/" + i;
      reader.row(own.get(i), at).ifPresent(row -> found.add(new Located(row, file, at)));
    }
    for (Located row : found) {
      rows.removeIf(other -> replaces(row.register(), other.register()));
    }
    rows.addAll(found);
  }

  private static boolean replaces(Register own, Register included) {
    return own.address() == included.address()
        && own.exact() == included.exact()
        && own.tables().meets(included.tables());
  }

  private void ownBlocks(JsonNode own) {
    for (int i = 0; i < own.size(); i++) {
      int from = own.get(i).path("from").asInt();
      int to = own.get(i).path("to").asInt();
      if (to < from) {
        mistakes.add(file.mistake("/blocks/" + i + "/to", to + " is below from: " + from));
      } else {
        blocks.add(new RegisterMap.Block(from, to, tables(own.get(i))));
      }
    }
  }

  /** What the block says, else the file. */
  private Register.Tables tables(JsonNode block) {
    String text = block.path("table").asText(file.tree().path("table").asText("both"));
    return RegisterRows.constant(Register.Tables.class, text);
  }

  private void negate(JsonNode names) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).asText();
      boolean none = true;
      for (int row = 0; row < rows.size(); row++) {
        Located located = rows.get(row);
        if (holds(located.register(), name)) {
          rows.set(row, new Located(located.register().negated(), located.file(), located.at()));
          none = false;
        }
      }
      if (none) {
        mistakes.add(file.mistake("/negate/" + i, "no row holds a quantity '" + name + "'"));
      }
    }
  }

  private static boolean holds(Register register, String quantity) {
    return register.content() instanceof Register.Measured measured
        && measured.quantity().name().equals(quantity);
  }

  private RegisterMap map(String mapName) {
    Map<Integer, String> device =
        RegisterRows.pairs(setting("device"), JsonNode::asText).entrySet().stream()
            .collect(Collectors.toMap(object -> object.getKey().intValue(), Map.Entry::getValue));
    String stale = setting("stale").asText(RegisterMap.Stale.EXCEPTION_0B.text());
    return new RegisterMap(
        mapName,
        file.tree().path("title").asText(),
        RegisterRows.constant(RegisterMap.Stale.class, stale),
        setting("filler").asInt(0),
        List.copyOf(blocks),
        rows.stream().map(Located::register).toList(),
        List.copyOf(writes),
        device);
  }

  /** What this file says, else what the first included one says. */
  private JsonNode setting(String name) {
    Optional<JsonNode> found = trees.stream().filter(tree -> tree.has(name)).findFirst();
    return found.map(tree -> tree.get(name)).orElseGet(() -> file.tree().path(name));
  }
}
