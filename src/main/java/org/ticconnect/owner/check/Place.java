package org.ticconnect.owner.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A field of a route file.
 *
 * @param node what stands there
 * @param at its pointer
 * @param found where mistakes are noted
 */
record Place(JsonNode node, String at, Found found) {

  void wrong(String problem) {
    found.add(at, problem);
  }

  /** Whether options stand here; otherwise that is noted. */
  boolean hasOptions(String example) {
    if (!node.isObject()) {
      wrong((node.isNull() ? "is empty" : "needs options") + "; write " + example);
    }
    return node.isObject();
  }

  /** Notes all options that are not allowed. */
  void allowOnly(String what, Collection<String> allowed) {
    for (String name : names()) {
      if (!allowed.contains(name)) {
        found.add(
            at + "/" + name,
            "there is no %s in %s; %s"
                .formatted(Shown.quoted(name), what, Nearest.orAll(name, "there", allowed)));
      }
    }
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  Optional<Place> option(String name) {
    return Optional.ofNullable(node.get(name))
        .map(value -> new Place(value, at + "/" + name, found));
  }

  /** An option that must be there; otherwise that is noted. */
  Optional<Place> needed(String name) {
    Optional<Place> option = option(name);
    if (option.isEmpty()) {
      wrong("'" + name + "' is missing");
    }
    return option;
  }

  /** The text that stands here; when there is none, that is noted. */
  Optional<String> text() {
    if (!node.isTextual()) {
      wrong(node.isNull() ? "is empty" : "must be a text");
      return Optional.empty();
    }
    return Optional.of(node.textValue());
  }

  /** The parts of the list that stands here; when there are none, that is noted. */
  List<Place> elements(String example) {
    if (!node.isArray() || node.isEmpty()) {
      boolean nothing = node.isNull() || node.isContainerNode() && node.isEmpty();
      wrong((nothing ? "is empty" : "must be a list") + "; write " + example);
      return List.of();
    }
    List<Place> elements = new ArrayList<>();
    node.forEach(element -> elements.add(new Place(element, at + "/" + elements.size(), found)));
    return elements;
  }
}
