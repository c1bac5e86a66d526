package org.ticconnect.owner.check;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the value of an option may be.
 *
 * @param allowed whether it is
 * @param inWords what is allowed
 */
record OptionRule(Predicate<String> allowed, String inWords) {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}|0");

  static OptionRule oneOf(String... values) {
    return new OptionRule(List.of(values)::contains, String.join(" or ", values));
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
        "a whole number from " + least + " to " + most);
  }

  static OptionRule matching(String pattern, String inWords) {
    return new OptionRule(Pattern.compile(pattern).asMatchPredicate(), inWords);
  }

  /**
   * @param what such as "quantity"
   */
  static OptionRule listOf(Set<String> known, String what) {
    return new OptionRule(
        text -> List.of(text.split(",", -1)).stream().allMatch(known::contains),
        "a known " + what + ", or several separated by commas");
  }
}
