package org.ticconnect.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.ticconnect.mapping.Ipv4Network;

/**
 * Reads the settings: the command line wins over the environment, that over the file, that over the
 * defaults.
 */
public final class SettingsReader {
  private static final String FILE = "config/application.properties";

  /** How messages call the settings of the owner. */
  public static final String OWN = "own settings";

  private static final String MOVED_KEY = "modbus.units";
  private static final int HIGHEST_PORT = 65_535;
  private static final String SOURCES_VARIABLE = "TIC_SOURCES_";

  private final Map<Key, String> values = new EnumMap<>(Key.class);
  private final Map<Key, String> origins = new EnumMap<>(Key.class);
  private final Map<String, String> sources = new LinkedHashMap<>();

  private SettingsReader() {}

  /**
   * @param home the folder that holds {@code config}
   * @param own text of the owner's settings, which win over the file; empty for none
   * @param environment of the process
   * @param commandLine keys given by {@code -Dkey=value}
   * @throws SettingException at the first key that is unknown or has a wrong value
   */
  public static Settings read(
      Path home,
      Optional<String> own,
      Map<String, String> environment,
      Map<String, String> commandLine)
      throws SettingException {
    SettingsReader reader = layers(home, own, environment, commandLine);
    if (own.isPresent()) {
      String meant = layers(home, Optional.empty(), environment, commandLine).value(Key.MQTT_URL);
      boolean another = !meant.equals(reader.value(Key.MQTT_URL));
      if (another && !reader.origin(Key.MQTT_PASSWORD).equals(OWN)) {
        // It was meant for the broker that the owner's settings put aside.
        reader.values.put(Key.MQTT_PASSWORD, "");
      }
    }
    return reader.settings();
  }

  private static SettingsReader layers(
      Path home,
      Optional<String> own,
      Map<String, String> environment,
      Map<String, String> commandLine)
      throws SettingException {
    SettingsReader reader = new SettingsReader();
    reader.file(FILE, file(home));
    if (own.isPresent()) {
      reader.file(OWN, parsed(OWN, new StringReader(own.get())));
    }
    reader.environment(environment);
    reader.file("command line", commandLine);
    return reader;
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

  private void file(String where, Map<String, String> entries) throws SettingException {
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      set(where, entry.getKey(), entry.getValue());
    }
  }

  private void environment(Map<String, String> environment) throws SettingException {
    for (Key key : Key.values()) {
      String value = environment.get(key.environmentName());
      if (value != null) {
        set("environment " + key.environmentName(), key.text, value.trim());
      }
    }
    for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
      if (entry.getKey().startsWith(SOURCES_VARIABLE)) {
        String name = entry.getKey().substring(SOURCES_VARIABLE.length()).toLowerCase(Locale.ROOT);
        set("environment " + entry.getKey(), Key.sourceKey(name), entry.getValue().trim());
      }
    }
  }

  private void set(String where, String text, String value) throws SettingException {
    if (where.equals(OWN)) {
      OwnSettings.check(text, value);
    }
    Optional<String> sourceName = Key.sourceName(text);
    if (sourceName.isPresent()) {
      if (!Key.TIC_SOURCE.allows(value) || sourceName.get().equals(Settings.MAIN_SOURCE)) {
        throw new SettingException(where, text, value, Key.TIC_SOURCE.allowed);
      }
      sources.put(sourceName.get(), value);
      return;
    }
    Optional<Key> key = Key.named(text);
    if (key.isEmpty()) {
      String known = String.join(", ", Arrays.stream(Key.values()).map(one -> one.text).toList());
      String moved = text.equals(MOVED_KEY) ? "moved to config/modbus.yaml; " : "";
      throw new SettingException(
          where, text, value, moved + "no such key; there are " + known + ", tic.sources.NAME");
    }
    if (!key.get().allows(value)) {
      throw new SettingException(where, text, hidden(key.get(), value), key.get().allowed);
    }
    values.put(key.get(), value);
    origins.put(key.get(), where);
  }

  private static String hidden(Key key, String value) {
    // Some write a password into the address.
    boolean secret = key.secret() || key == Key.MQTT_URL && value.contains("@");
    return secret ? "(hidden)" : value;
  }

  private String origin(Key key) {
    return origins.getOrDefault(key, FILE);
  }

  private String value(Key key) {
    return values.getOrDefault(key, key.standard);
  }

  private Optional<String> optional(Key key) {
    return Optional.of(value(key)).filter(value -> !value.isEmpty());
  }

  private int number(Key key) {
    return Integer.parseInt(value(key));
  }

  private boolean flag(Key key) {
    return Boolean.parseBoolean(value(key));
  }

  private Settings settings() throws SettingException {
    List<Settings.Source> all = sources();
    checkSharedPorts(all.size());
    checkRtuPort();
    return new Settings(
        mqttOnly(),
        all,
        Duration.ofSeconds(number(Key.STALE_AFTER)),
        new Settings.Modbus(
            value(Key.MODBUS_BIND),
            number(Key.MODBUS_PORT),
            optional(Key.MODBUS_RTU_PORT).map(Integer::parseInt),
            number(Key.MODBUS_CLIENTS),
            Arrays.stream(value(Key.MODBUS_ALLOW).split(","))
                .map(text -> Ipv4Network.parse(text).orElseThrow())
                .toList()),
        new Settings.Mqtt(
            optional(Key.MQTT_URL),
            optional(Key.MQTT_USERNAME),
            optional(Key.MQTT_PASSWORD),
            optional(Key.MQTT_CLIENT),
            value(Key.MQTT_ROOT),
            value(Key.MQTT_MAP),
            new Settings.Tls(
                optional(Key.MQTT_TLS_CA),
                optional(Key.MQTT_TLS_CERTIFICATE),
                optional(Key.MQTT_TLS_KEY),
                optional(Key.MQTT_TLS_PIN)),
            Duration.ofDays(number(Key.MQTT_HISTORY_DAYS))),
        new Settings.Http(value(Key.HTTP_BIND), number(Key.HTTP_PORT)),
        new Settings.Routes(
            optional(Key.ROUTES_TOPICS)
                .map(SettingsReader::list)
                .orElse(List.of(value(Key.MQTT_ROOT) + "/own/#")),
            optional(Key.ROUTES_PUSH).map(SettingsReader::list).orElse(List.of())),
        new Settings.Share(value(Key.SHARE_BIND), optional(Key.SHARE_PORT).map(Integer::parseInt)),
        Duration.ofMinutes(number(Key.RECORD_MINUTES)),
        !flag(Key.PRIVACY_PRM),
        flag(Key.EMPRO_REST),
        flag(Key.NETWORK_LOOPBACK_COUNTS),
        value(Key.LOG_LEVEL));
  }

  private static List<String> list(String value) {
    return Arrays.stream(value.split(",")).map(String::trim).toList();
  }

  private boolean mqttOnly() throws SettingException {
    boolean only = value(Key.PROFILE).equals("mqtt-only");
    if (only && optional(Key.MQTT_URL).isEmpty()) {
      throw new SettingException(
          origin(Key.PROFILE),
          Key.PROFILE.text,
          value(Key.PROFILE),
          "needs a broker: set mqtt.url");
    }
    return only;
  }

  private void checkRtuPort() throws SettingException {
    for (Key other : List.of(Key.MODBUS_PORT, Key.HTTP_PORT)) {
      if (value(Key.MODBUS_RTU_PORT).equals(value(other))) {
        throw new SettingException(
            origin(Key.MODBUS_RTU_PORT),
            Key.MODBUS_RTU_PORT.text,
            value(Key.MODBUS_RTU_PORT),
            "is " + other.text + " too");
      }
    }
  }

  /** Each meter has a port of its own, and none is that of another server. */
  private void checkSharedPorts(int meters) throws SettingException {
    Optional<String> first = optional(Key.SHARE_PORT);
    if (first.isEmpty()) {
      return;
    }
    int lowest = Integer.parseInt(first.get());
    int highest = lowest + meters - 1;
    for (Key other : List.of(Key.MODBUS_PORT, Key.HTTP_PORT)) {
      if (number(other) >= lowest && number(other) <= highest) {
        throw new SettingException(
            origin(Key.SHARE_PORT), Key.SHARE_PORT.text, first.get(), "is " + other.text + " too");
      }
    }
    if (highest > HIGHEST_PORT) {
      throw new SettingException(
          origin(Key.SHARE_PORT),
          Key.SHARE_PORT.text,
          first.get(),
          "leaves no port for each of " + meters + " meters: " + HIGHEST_PORT + " is the highest");
    }
  }

  private List<Settings.Source> sources() throws SettingException {
    List<Settings.Source> all = new ArrayList<>();
    optional(Key.TIC_SOURCE)
        .ifPresent(
            line ->
                all.add(new Settings.Source(Settings.MAIN_SOURCE, line, optional(Key.TIC_NAME))));
    sources.forEach(
        (name, line) -> {
          if (!line.isEmpty()) {
            all.add(new Settings.Source(name, line, Optional.of(name)));
          }
        });
    if (all.isEmpty()) {
      throw new SettingException(
          FILE, Key.TIC_SOURCE.text, "", "without tic.sources.NAME it must name a source");
    }
    return List.copyOf(all);
  }
}
