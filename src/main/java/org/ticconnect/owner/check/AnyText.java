package org.ticconnect.owner.check;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ticconnect.mapping.InvisibleCharacters;

/** What must stand nowhere in a route file, neither as a name nor as a value. */
final class AnyText {
  private static final int LONGEST = 4000;
  private static final Map<String, String> REFUSED =
      new TreeMap<>(
          Map.of(
              "{{", "placeholders",
              "resource:", "texts from elsewhere",
              "#class:", "classes",
              "#type:", "types",
              "#bean:", "beans",
              "#property:", "properties",
              "raw(", "raw values",
              "$simple{", "functions in this form",
              "$init{", "blocks of variables"));

  private AnyText() {}

  /** Looks at everything that stands here and below. */
  static void check(Place place) {
    if (place.found().isFull()) {
      return;
    }
    if (place.node().isTextual()) {
      problem(place.node().textValue()).ifPresent(place::wrong);
      return;
    }
    for (String name : place.names()) {
      problem(name).ifPresent(wrong -> place.found().add(place.at() + "/" + name, wrong));
      place.option(name).ifPresent(AnyText::check);
    }
    if (place.node().isArray() && !place.node().isEmpty()) {
      place.elements("").forEach(AnyText::check);
    }
  }

  /** What is wrong with any text of a route file. */
  static Optional<String> problem(String text) {
    if (text.length() > LONGEST) {
      return Optional.of("is longer than " + LONGEST + " characters");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> refused : REFUSED.entrySet()) {
      if (lower.contains(refused.getKey())) {
        return Optional.of(
            "%s: '%s' (%s) is not allowed"
                .formatted(Shown.quoted(text), refused.getKey(), refused.getValue()));
      }
    }
    return text.codePoints().anyMatch(InvisibleCharacters::isOne)
        ? Optional.of(Shown.quoted(text) + " has an invisible character")
        : Optional.empty();
  }
}
