package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Quantity;

/** Reads the fields of a topic map and gathers what is wrong with them. */
final class TopicFields {
  private static final Template NOTHING = Template.parse("", Set.of());

  private final YamlFile file;
  private final Quantities quantities;
  private final List<Mistake> mistakes = new ArrayList<>();

  TopicFields(YamlFile file, Quantities quantities) {
    this.file = file;
    this.quantities = quantities;
  }

  JsonNode tree() {
    return file.tree();
  }

  List<Mistake> mistakes() {
    return mistakes;
  }

  void wrong(String at, String problem) {
    mistakes.add(file.mistake(at, problem));
  }

  Template template(JsonNode row, String at, String field, Set<Placeholder> allowed) {
    try {
      return Template.parse(row.get(field).asText(), allowed);
    } catch (IllegalArgumentException unknown) {
      wrong(at + "/" + field, unknown.getMessage());
      return NOTHING;
    }
  }

  TopicMap.Topic topic(JsonNode row, String at, Set<Placeholder> allowed) {
    return new TopicMap.Topic(
        template(row, at, "topic", allowed),
        row.get("qos").asInt(),
        row.get("retained").asBoolean());
  }

  static Duration seconds(JsonNode row, String field, int standard) {
    return Duration.ofSeconds(row.path(field).asInt(standard));
  }

  /**
   * {@code all}, {@code numeric}, or a list of names, of which each may end with an asterisk.
   *
   * @return in the order of the quantities
   */
  List<Quantity> quantities(JsonNode names, String at) {
    if (names.isTextual()) {
      boolean numeric = names.asText().equals("numeric");
      return quantities.all().stream().filter(one -> !numeric || one.numeric()).toList();
    }
    Set<Quantity> found = new LinkedHashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).asText();
      List<Quantity> named = named(name);
      if (named.isEmpty()) {
        wrong(at + "/" + i, "no quantity is called '" + name + "'");
      }
      found.addAll(named);
    }
    return quantities.all().stream().filter(found::contains).toList();
  }

  private List<Quantity> named(String name) {
    if (!name.endsWith("*")) {
      return quantity(name).stream().toList();
    }
    String beginning = name.substring(0, name.length() - 1);
    return quantities.all().stream().filter(one -> one.name().startsWith(beginning)).toList();
  }

  Optional<Quantity> quantity(String name) {
    return quantities.named(name);
  }
}
