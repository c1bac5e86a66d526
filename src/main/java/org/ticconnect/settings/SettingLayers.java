package org.ticconnect.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is said of each key and by whom, key by key as the schema allows it: the command line wins
 * over the environment, that over the owner, that over the file, that over the defaults.
 */
final class SettingLayers {
  static final String FILE = "config/application.properties";

  private static final String MOVED_KEY = "modbus.units";
  private static final String SOURCES_VARIABLE = "TIC_SOURCES_";

  /**
   * What is said of a key.
   *
   * @param value as it is written
   * @param origin who said it
   * @param where in words for a message
   */
  record Said(String value, Origin origin, String where) {}

  private final Map<String, Said> said = new LinkedHashMap<>();

  private SettingLayers() {}

  /**
   * @param home the folder that holds {@code config}
   * @param own text of the owner's settings; empty for none
   * @param environment of the process
   * @param commandLine keys given by {@code -Dkey=value}
   * @throws SettingException at the first key that is unknown or has a wrong value
   */
  static SettingLayers read(
      Path home,
      Optional<String> own,
      Map<String, String> environment,
      Map<String, String> commandLine)
      throws SettingException {
    SettingLayers layers = new SettingLayers();
    layers.take(Origin.SHIPPED, FILE, file(home));
    if (own.isPresent()) {
      layers.take(
          Origin.OWN, SettingsReader.OWN, parsed(SettingsReader.OWN, new StringReader(own.get())));
    }
    layers.environment(environment);
    layers.take(Origin.COMMAND_LINE, "command line", commandLine);
    return layers;
  }

  private static Map<String, String> file(Path home) throws SettingException {
    Path path = home.resolve(FILE);
    if (!Files.exists(path)) {
      return Map.of();
    }
    try (Reader text = Files.newBufferedReader(path)) {
      return parsed(FILE, text);
    } catch (IOException unreadable) {
      throw new SettingException(FILE, "the file", path.toString(), unreadable.getMessage());
    }
  }

  private static Map<String, String> parsed(String where, Reader text) throws SettingException {
    Properties properties = new Properties();
    try {
      properties.load(text);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new SettingException(where, "the file", where, unreadable.getMessage());
    }
    Map<String, String> sorted = new TreeMap<>();
    properties.forEach((key, value) -> sorted.put(key.toString(), value.toString().trim()));
    return sorted;
  }

  private void take(Origin origin, String where, Map<String, String> entries)
      throws SettingException {
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      take(entry.getKey(), new Said(entry.getValue(), origin, where));
    }
  }

  private void environment(Map<String, String> environment) throws SettingException {
    for (Key key : Key.values()) {
      String value = environment.get(key.name());
      if (value != null) {
        take(key.text, new Said(value.trim(), Origin.ENVIRONMENT, "environment " + key.name()));
      }
    }
    for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
      if (entry.getKey().startsWith(SOURCES_VARIABLE)) {
        String name = entry.getKey().substring(SOURCES_VARIABLE.length()).toLowerCase(Locale.ROOT);
        take(
            Key.sourceKey(name),
            new Said(entry.getValue().trim(), Origin.ENVIRONMENT, "environment " + entry.getKey()));
      }
    }
  }

  private void take(String key, Said next) throws SettingException {
    if (next.origin() == Origin.OWN) {
      OwnSettings.check(key, next.value());
    }
    check(next.where(), key, next.value());
    said.put(key, next);
  }

  /**
   * @param where in words for the message
   * @throws SettingException when there is no such key, or it may not be this
   */
  static void check(String where, String key, String value) throws SettingException {
    boolean main = key.equals(Key.sourceKey(Settings.MAIN_SOURCE));
    Optional<SettingRule> rule =
        main ? Optional.of(Key.TIC_SOURCE.rule()) : SettingsSchema.SHIPPED.rule(key);
    if (rule.isEmpty()) {
      throw unknown(where, key, value);
    }
    if (main || !rule.get().allows(value)) {
      throw new SettingException(where, key, hidden(rule.get(), value), rule.get().allowed());
    }
  }

  private static SettingException unknown(String where, String key, String value) {
    String known = String.join(", ", Arrays.stream(Key.values()).map(one -> one.text).toList());
    boolean moved = key.equals(MOVED_KEY);
    return new SettingException(
        where,
        key,
        value,
        new Wording(
            (moved ? "moved to config/modbus.yaml; " : "")
                + "no such key; there are "
                + known
                + ", tic.sources.NAME",
            (moved ? "déplacé dans config/modbus.yaml ; " : "")
                + "pas de telle clé ; il y a "
                + known
                + ", tic.sources.NAME"));
  }

  private static String hidden(SettingRule rule, String value) {
    // Some write a password into the address.
    boolean secret = rule.secret() || rule.key().equals(Key.MQTT_URL.text) && value.contains("@");
    return secret ? "(hidden)" : value;
  }

  /** The default where nobody says anything; nothing for a further source. */
  Said said(String key) {
    Said known = said.get(key);
    return known != null
        ? known
        : new Said(
            SettingsSchema.SHIPPED.rule(key).map(SettingRule::standard).orElse(""),
            Origin.DEFAULT,
            FILE);
  }

  /** As it is written, the default where nobody says anything. */
  String value(Key key) {
    return said(key.text).value();
  }

  /** All keys of which somebody says something, in the order in which they were found. */
  Set<String> keys() {
    return said.keySet();
  }

  /** The value of each key and where it is from; of a secret only whether there is one. */
  Map<String, String> told() {
    Map<String, String> told = new LinkedHashMap<>();
    for (Key key : Key.values()) {
      Said says = said(key.text);
      String shown =
          key.rule().secret() && !says.value().isEmpty()
              ? "(set)"
              : hidden(key.rule(), says.value());
      told.put(
          key.text, shown + "   # " + (says.origin() == Origin.DEFAULT ? "default" : says.where()));
    }
    said.forEach((key, says) -> told.putIfAbsent(key, says.value() + "   # " + says.where()));
    return told;
  }

  /** Says something else of a key. */
  void override(Key key, String value) {
    said.put(key.text, new Said(value, said(key.text).origin(), said(key.text).where()));
  }
}
