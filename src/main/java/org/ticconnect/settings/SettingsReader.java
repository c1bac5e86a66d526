package org.ticconnect.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.mapping.Ipv4Network;

/**
 * Reads the settings: the command line wins over the environment, that over the file, that over the
 * defaults.
 */
public final class SettingsReader {
  /** How messages call the settings of the owner. */
  public static final String OWN = "own settings";

  private static final String HIGH = "high";

  private final SettingLayers layers;

  private SettingsReader(SettingLayers layers) {
    this.layers = layers;
  }

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
    SettingLayers layers = SettingLayers.read(home, own, environment, commandLine);
    if (own.isPresent()) {
      String meant =
          SettingLayers.read(home, Optional.empty(), environment, commandLine).value(Key.MQTT_URL);
      boolean another = !meant.equals(layers.value(Key.MQTT_URL));
      if (another && layers.said(Key.MQTT_PASSWORD.text).origin() != Origin.OWN) {
        // It was meant for the broker that the owner's settings put aside.
        layers.override(Key.MQTT_PASSWORD, "");
      }
    }
    return new SettingsReader(layers).settings();
  }

  /**
   * The value of each key as it is in force, and where it is from; of a secret only whether there
   * is one.
   *
   * @param own text of the owner's settings; empty for none
   * @param environment of the process
   * @param commandLine keys given by {@code -Dkey=value}
   * @throws SettingException at the first key that is unknown or has a wrong value
   */
  public static Map<String, String> told(
      Path home,
      Optional<String> own,
      Map<String, String> environment,
      Map<String, String> commandLine)
      throws SettingException {
    return SettingLayers.read(home, own, environment, commandLine).told();
  }

  private String origin(Key key) {
    return layers.said(key.text).where();
  }

  private String value(Key key) {
    return layers.value(key);
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
    new Clashes(layers).check(all.size());
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
        new Settings.Http(
            value(Key.HTTP_BIND),
            number(Key.HTTP_PORT),
            optional(Key.HTTPS_PORT).map(Integer::parseInt),
            optional(Key.HTTP_NAMES).map(SettingsReader::list).orElse(List.of())),
        new Settings.Claim(optional(Key.CLAIM_CODE)),
        new Settings.Routes(
            optional(Key.ROUTES_TOPICS)
                .map(SettingsReader::list)
                .orElse(List.of(value(Key.MQTT_ROOT) + "/own/#")),
            optional(Key.ROUTES_PUSH).map(SettingsReader::list).orElse(List.of())),
        new Settings.Share(value(Key.SHARE_BIND), optional(Key.SHARE_PORT).map(Integer::parseInt)),
        Duration.ofMinutes(number(Key.RECORD_MINUTES)),
        new Settings.History(number(Key.HISTORY_MINUTE_DAYS), number(Key.HISTORY_HOUR_DAYS)),
        !flag(Key.PRIVACY_PRM),
        flag(Key.EMPRO_REST),
        panel(),
        new Settings.Network(optional(Key.NETWORK_INTERFACE), flag(Key.NETWORK_LOOPBACK_COUNTS)),
        new Settings.Names(value(Key.NAMES_ANNOUNCE), optional(Key.NAMES_HOST)),
        new Settings.Page(value(Key.PAGE_LANGUAGE), value(Key.PAGE_THEME)),
        value(Key.LOG_LEVEL));
  }

  private Settings.Panel panel() {
    return new Settings.Panel(
        optional(Key.LAMP_RED),
        optional(Key.LAMP_GREEN),
        optional(Key.LAMP_BLUE),
        optional(Key.LAMP_RECEIVER),
        value(Key.LAMP_ACTIVE).equals(HIGH),
        number(Key.LAMP_ORANGE),
        optional(Key.BUTTON_PIN),
        value(Key.BUTTON_ACTIVE).equals(HIGH));
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
          new Wording("needs a broker: set mqtt.url", "demande un broker : indiquez mqtt.url"));
    }
    return only;
  }

  private List<Settings.Source> sources() throws SettingException {
    List<Settings.Source> all = new ArrayList<>();
    optional(Key.TIC_SOURCE)
        .ifPresent(
            line ->
                all.add(new Settings.Source(Settings.MAIN_SOURCE, line, optional(Key.TIC_NAME))));
    for (String key : layers.keys()) {
      String line = layers.said(key).value();
      Key.sourceName(key)
          .filter(name -> !line.isEmpty())
          .ifPresent(name -> all.add(new Settings.Source(name, line, Optional.of(name))));
    }
    if (all.isEmpty()) {
      throw new SettingException(
          SettingLayers.FILE,
          Key.TIC_SOURCE.text,
          "",
          new Wording(
              "without tic.sources.NAME it must name a source",
              "sans tic.sources.NAME, elle doit nommer une source"));
    }
    return List.copyOf(all);
  }
}
