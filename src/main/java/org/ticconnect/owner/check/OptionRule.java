package org.ticconnect.owner.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the value of an option may be.
 *
 * @param allowed whether it is
 * @param instead what may be written in place of a value that is not allowed
 * @param schema the same for editors, as a JSON Schema
 */
record OptionRule(
    Predicate<String> allowed, Function<String, String> instead, Map<String, Object> schema) {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}|0");

  /**
   * @param inWords what is allowed
   */
  OptionRule(Predicate<String> allowed, String inWords) {
    this(allowed, value -> "allowed is " + inWords, Map.of("description", inWords));
  }

  static OptionRule oneOf(String... values) {
    return oneOf(List.of(values));
  }

  /**
   * @param values in the order in which they are told
   */
  static OptionRule oneOf(Collection<String> values) {
    return new OptionRule(
        values::contains,
        value -> Nearest.orAll(value, "allowed", values),
        Map.of("enum", List.copyOf(values)));
  }

  static OptionRule yesOrNo() {
    return oneOf("true", "false");
  }

  static OptionRule number(int least, int most) {
    return new OptionRule(
        text -> {
          boolean number = NUMBER.matcher(text).matches();
          return number && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
        },
        value -> "allowed is a whole number from " + least + " to " + most,
        Map.of("type", "integer", "minimum", least, "maximum", most));
  }

  static OptionRule matching(String pattern, String inWords) {
    return new OptionRule(
        Pattern.compile(pattern).asMatchPredicate(),
        value -> "allowed is " + inWords,
        Map.of("pattern", "^(?:" + pattern + ")$", "description", inWords));
  }

  /**
   * Some of these, with commas between them.
   *
   * @param what such as "quantity"
   * @param instead what to write in place of one that is not known
   */
  static OptionRule listOf(Set<String> known, String what, Function<String, String> instead) {
    return new OptionRule(
        text -> unknown(text, known).isEmpty(),
        text ->
            unknown(text, known)
                .map(
                    name ->
                        "there is no %s %s; %s"
                            .formatted(what, Shown.quoted(name), instead.apply(name)))
                .orElse("allowed is a list with commas"),
        Map.of("description", "a list with commas", "list_of", new TreeSet<>(known)));
  }

  /** The first of a list that is not known. */
  private static Optional<String> unknown(String list, Set<String> known) {
    return Stream.of(list.split(",", -1)).filter(name -> !known.contains(name)).findFirst();
  }
}
