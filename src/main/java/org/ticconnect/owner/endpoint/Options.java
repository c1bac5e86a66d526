package org.ticconnect.owner.endpoint;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes the options of an endpoint by name. They are taken out one by one and not bound to
 * properties of objects, since a bound path such as {@code camelContext.name} leads anywhere.
 */
public final class Options {
  private final String endpoint;
  private final Map<String, Object> left;

  /**
   * @param endpoint as the owner calls it, for messages
   * @param left options; what is taken is removed
   */
  public Options(String endpoint, Map<String, Object> left) {
    this.endpoint = endpoint;
    this.left = left;
  }

  /** The text of an option, when it is set. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(left.remove(name)).map(Object::toString);
  }

  /**
   * @throws IllegalArgumentException when it is neither {@code true} nor {@code false}
   */
  public boolean flag(String name) {
    return text(name)
        .map(text -> oneOf(name, text, Set.of("true", "false")))
        .orElse("false")
        .equals("true");
  }

  /**
   * @throws IllegalArgumentException when it is no number from least to most
   */
  public OptionalInt number(String name, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException noNumber) {
      // The sentence below says it.
    }
    throw wrong(name + " is a number from " + least + " to " + most + ", not " + text.get());
  }

  /**
   * @throws IllegalArgumentException when the text is none of those allowed
   */
  public String oneOf(String name, String text, Collection<String> allowed) {
    if (!allowed.contains(text)) {
      throw wrong(
          name + " is one of " + String.join(", ", new TreeSet<>(allowed)) + ", not " + text);
    }
    return text;
  }

  /** The parts of a list with commas. */
  static Set<String> list(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * @throws IllegalArgumentException when an option is left that nobody took
   */
  public void end() {
    if (!left.isEmpty()) {
      throw wrong("there is no option " + String.join(", ", new TreeSet<>(left.keySet())));
    }
  }

  IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException(endpoint + ": " + problem);
  }
}
