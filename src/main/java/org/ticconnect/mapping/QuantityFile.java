package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.meter.Derivation;
import org.ticconnect.meter.Origin;
import org.ticconnect.meter.Part;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Quantity;
import org.ticconnect.tic.Label;

/** Reads {@code mappings/tic/*.yaml}: label to quantity. */
final class QuantityFile {
  private final YamlFile file;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Quantity> quantities = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private QuantityFile(YamlFile file) {
    this.file = file;
  }

  static Quantities read(FileTree files, String name) throws MappingException {
    YamlFile file = YamlFile.read(files, name);
    List<Mistake> wrong = new FileSchema("tic").mistakes(file);
    if (!wrong.isEmpty()) {
      throw new MappingException(wrong);
    }
    return new QuantityFile(file).quantities();
  }

  private Quantities quantities() throws MappingException {
    JsonNode rows = file.tree().get("quantities");
    for (int i = 0; i < rows.size(); i++) {
      row(rows.get(i), "/quantities/" + i);
    }
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
    return new Quantities(quantities);
  }

  private void row(JsonNode row, String at) {
    String name = row.get("name").asText();
    if (!names.add(name)) {
      mistakes.add(file.mistake(at + "/name", "'" + name + "' is named twice"));
      return;
    }
    Optional<? extends Origin> origin = row.has("label") ? sent(row, at) : derived(row, at);
    origin.ifPresent(
        known ->
            quantities.add(
                new Quantity(
                    quantities.size(),
                    name,
                    known,
                    row.path("unit").asText(""),
                    row.get("meaning").asText(),
                    row.get("meaning_fr").asText())));
  }

  private Optional<Origin> sent(JsonNode row, String at) {
    String text = row.get("label").asText();
    Optional<Label> label = Label.of(text);
    if (label.isEmpty()) {
      mistakes.add(file.mistake(at + "/label", "standard mode has no label '" + text + "'"));
      return Optional.empty();
    }
    String partText = row.path("part").asText(Part.VALUE.text());
    Optional<Part> part =
        Arrays.stream(Part.values())
            .filter(one -> one.text().equals(partText) && one.belongsTo(label.get()))
            .findFirst();
    if (part.isEmpty()) {
      mistakes.add(file.mistake(at + "/part", "'" + partText + "' is no part of " + text));
    }
    return part.map(known -> new Origin.Sent(label.get(), known));
  }

  private Optional<Origin> derived(JsonNode row, String at) {
    String text = row.get("derived").asText();
    try {
      Derivation derivation = Derivation.valueOf(text.toUpperCase(Locale.ROOT));
      return Optional.of(new Origin.Derived(derivation));
    } catch (IllegalArgumentException unknown) {
      mistakes.add(file.mistake(at + "/derived", "no derivation is called '" + text + "'"));
      return Optional.empty();
    }
  }
}
