package org.ticconnect.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of the owner's settings. Its secrets are not shown, and stay when the text comes back as
 * it was shown.
 */
public final class SettingsText {
  /** What stands where a secret is kept. */
  public static final String KEPT = "(kept)";

  private static final Pattern ENTRY = Pattern.compile("\\s*([A-Za-z0-9._-]+)\\s*=\\s*(.*)");

  /** As a file of this kind has it, also at the end of a line. */
  private static final String BACKSLASH = "\\u005c";

  private static final Pattern REMARK = Pattern.compile("\\s*([#!].*)?");

  private static final Pattern IN_REMARK =
      Pattern.compile("\\s*[#!]+\\s*([A-Za-z0-9._-]+)\\s*[=:]\\s*\\S.*");

  private SettingsText() {}

  /**
   * Lines that are no entry of this form, for in other forms secrets could hide.
   *
   * @return their numbers, 1 for the first
   */
  public static List<Integer> strangeLines(String text) {
    List<String> lines = text.lines().toList();
    List<Integer> strange = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean remark = REMARK.matcher(line).matches() && !tellsSecret(line);
      if (!remark && (!ENTRY.matcher(line).matches() || line.endsWith("\\"))) {
        strange.add(i + 1);
      }
    }
    return strange;
  }

  /** A secret that was put out of use would be shown. */
  private static boolean tellsSecret(String remark) {
    Matcher entry = IN_REMARK.matcher(remark);
    return entry.matches()
        && Key.named(entry.group(1)).filter(key -> key.rule().secret()).isPresent();
  }

  /** The line on which a key stands last; 0 when it does not. */
  public static int line(String text, String key) {
    List<String> lines = text.lines().toList();
    for (int i = lines.size(); i > 0; i--) {
      Matcher entry = ENTRY.matcher(lines.get(i - 1));
      if (entry.matches() && entry.group(1).equals(key)) {
        return i;
      }
    }
    return 0;
  }

  /**
   * The text with another value of a key.
   *
   * @param value one line; empty for no line of this key
   */
  static String with(String text, String key, Optional<String> value) {
    Optional<String> entry = value.map(said -> key + " = " + said.replace("\\", BACKSLASH));
    int last = line(text, key);
    List<String> before = text.lines().toList();
    List<String> after = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      Matcher known = ENTRY.matcher(before.get(i));
      if (i == last - 1) {
        entry.ifPresent(after::add);
      } else if (!known.matches() || !known.group(1).equals(key)) {
        after.add(before.get(i));
      }
    }
    if (last == 0) {
      entry.ifPresent(after::add);
    }
    return after.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /**
   * Whether a secret is to be kept although what it is for is another one: a password that was
   * saved for a broker goes to no other.
   */
  public static boolean keptForAnother(String before, String after) {
    return KEPT.equals(secrets(after).get(Key.MQTT_PASSWORD.text))
        && !value(before, Key.MQTT_URL.text).equals(value(after, Key.MQTT_URL.text));
  }

  /** The value of a key as it is written; empty when the text says nothing of it. */
  public static Optional<String> value(String text, String key) {
    return text.lines()
        .map(ENTRY::matcher)
        .filter(entry -> entry.matches() && entry.group(1).equals(key))
        .map(entry -> entry.group(2).trim())
        .reduce((first, last) -> last);
  }

  /** The secrets of a text, by key. */
  public static Map<String, String> secrets(String text) {
    Map<String, String> secrets = new TreeMap<>();
    eachSecret(
        text,
        (key, value) -> {
          secrets.put(key, value);
          return value;
        });
    return secrets;
  }

  /** With {@link #KEPT} in the place of secrets. */
  public static String shown(String text) {
    return eachSecret(text, (key, value) -> KEPT);
  }

  /**
   * The other way round.
   *
   * @param secrets by key
   * @return the text; empty when a secret is said to be kept that there is not
   */
  public static Optional<String> withSecrets(String text, Map<String, String> secrets) {
    boolean known =
        secrets(text).entrySet().stream()
            .allMatch(
                entry -> !entry.getValue().equals(KEPT) || secrets.containsKey(entry.getKey()));
    return known
        ? Optional.of(
            eachSecret(text, (key, value) -> value.equals(KEPT) ? secrets.get(key) : value))
        : Optional.empty();
  }

  private static String eachSecret(String text, BinaryOperator<String> change) {
    return text.lines()
        .map(line -> changed(line, change))
        .collect(Collectors.joining("\n", "", text.isEmpty() ? "" : "\n"));
  }

  private static String changed(String line, BinaryOperator<String> change) {
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches() || REMARK.matcher(line).matches()) {
      return line;
    }
    boolean secret =
        SettingsSchema.SHIPPED.rule(entry.group(1)).filter(SettingRule::secret).isPresent();
    return secret && !entry.group(2).isBlank()
        ? line.substring(0, entry.start(2)) + change.apply(entry.group(1), entry.group(2))
        : line;
  }
}
