package org.ticconnect.mapping;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with names in braces, such as <code>{root}/{meter}/{quantity}</code>; immutable. Braces
 * that hold no name stand for themselves, so that JSON can be written.
 */
public final class Template {
  private static final Pattern NAME = Pattern.compile("\\{(\\s*[A-Za-z][A-Za-z0-9_]*\\s*)}");

  /** Text, then what follows it. */
  private record Part(String text, Optional<Placeholder> then) {}

  private final String source;
  private final List<Part> parts;
  private final Set<Placeholder> placeholders;

  private Template(String source, List<Part> parts, Set<Placeholder> placeholders) {
    this.source = source;
    this.parts = List.copyOf(parts);
    this.placeholders = placeholders;
  }

  /**
   * @throws IllegalArgumentException with the first name that is not one of those allowed
   */
  static Template parse(String text, Set<Placeholder> allowed) {
    List<Part> parts = new ArrayList<>();
    Set<Placeholder> used = EnumSet.noneOf(Placeholder.class);
    Matcher names = NAME.matcher(text);
    int from = 0;
    while (names.find()) {
      Placeholder placeholder =
          Placeholder.named(names.group(1))
              .filter(allowed::contains)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          names.group()
                              + " is not one of "
                              + allowed.stream()
                                  .map(one -> "{" + one.text() + "}")
                                  .sorted()
                                  .toList()));
      parts.add(new Part(text.substring(from, names.start()), Optional.of(placeholder)));
      used.add(placeholder);
      from = names.end();
    }
    parts.add(new Part(text.substring(from), Optional.empty()));
    return new Template(text, parts, used);
  }

  /** Whether the text depends on it. */
  public boolean uses(Placeholder placeholder) {
    return placeholders.contains(placeholder);
  }

  /**
   * @param values what stands for each placeholder; empty when that is not known
   * @return empty when something is not known, for a text with a hole in it would be wrong
   */
  public Optional<String> fill(Function<Placeholder, Optional<String>> values) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      filled.append(part.text());
      if (part.then().isPresent()) {
        Optional<String> value = values.apply(part.then().get());
        if (value.isEmpty()) {
          return Optional.empty();
        }
        filled.append(value.get());
      }
    }
    return Optional.of(filled.toString());
  }

  /** As written in the file. */
  @Override
  public String toString() {
    return source;
  }
}
