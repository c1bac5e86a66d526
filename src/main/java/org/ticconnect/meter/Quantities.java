package org.ticconnect.meter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.tic.Label;

/** The quantities of the house, in the order of their mapping file; immutable. */
public final class Quantities {
  private final List<Quantity> all;
  private final Map<String, Quantity> byName = new LinkedHashMap<>();
  private final Map<Label, List<Quantity>> byLabel = new EnumMap<>(Label.class);
  private final Map<Label, List<Quantity>> derivedFrom = new EnumMap<>(Label.class);

  /**
   * @param all with indexes 0, 1, 2 and so on
   * @throws IllegalArgumentException when an index or a name is not as it should be
   */
  public Quantities(List<Quantity> all) {
    this.all = List.copyOf(all);
    for (Quantity quantity : all) {
      if (quantity.index() != byName.size() || byName.put(quantity.name(), quantity) != null) {
        throw new IllegalArgumentException("index or name of " + quantity.name() + " is wrong");
      }
      if (quantity.origin() instanceof Origin.Sent sent) {
        byLabel.computeIfAbsent(sent.label(), label -> new ArrayList<>()).add(quantity);
      } else if (quantity.origin() instanceof Origin.Derived derived) {
        derived
            .derivation()
            .inputs()
            .forEach(
                label ->
                    derivedFrom.computeIfAbsent(label, any -> new ArrayList<>()).add(quantity));
      }
    }
  }

  public List<Quantity> all() {
    return all;
  }

  public int size() {
    return all.size();
  }

  public Optional<Quantity> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Names in the order of the file, for messages that tell what is allowed. */
  public Set<String> names() {
    return byName.keySet();
  }

  List<Quantity> sentBy(Label label) {
    return byLabel.getOrDefault(label, List.of());
  }

  List<Quantity> derivedFrom(Label label) {
    return derivedFrom.getOrDefault(label, List.of());
  }
}
