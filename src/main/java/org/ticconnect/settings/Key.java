package org.ticconnect.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticconnect.mapping.Ipv4Network;

/**
 * Every key, its default and what is allowed. {@code config/application.properties} explains them.
 */
enum Key {
  TIC_SOURCE("tic.source", "serial:/dev/ttyUSB0", Rules.SOURCE_HELP, Rules.SOURCE),
  TIC_NAME("tic.name", "", Rules.NAME_HELP, Rules.optional(Rules.NAME)),
  PROFILE("profile", "full", "full or mqtt-only", Rules.matching("full|mqtt-only")),
  STALE_AFTER("stale.after", "10", "seconds from 5 to 60", Rules.number(5, 60)),
  MODBUS_BIND("modbus.bind", "0.0.0.0", Rules.ADDRESS_HELP, Rules.ADDRESS),
  MODBUS_PORT("modbus.port", "502", Rules.PORT_HELP, Rules.number(0, 65535)),
  MODBUS_RTU_PORT(
      "modbus.rtu.port",
      "",
      "a port from 1 to 65535, or empty for none",
      Rules.optional(Rules.number(1, 65535))),
  MODBUS_CLIENTS("modbus.clients", "32", "clients at once, 1 to 256", Rules.number(1, 256)),
  MODBUS_ALLOW(
      "modbus.allow",
      "127.0.0.0/8, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16",
      "IPv4 addresses or networks such as 192.168.1.20, 192.168.2.0/24",
      Rules.NETWORKS),
  MQTT_URL(
      "mqtt.url",
      "",
      "mqtt://host:port or mqtts://host:port with a port from 1 to 65535, several separated by"
          + " commas, or empty for no broker; user and password have keys of their own",
      Rules.optional(Rules.BROKERS)),
  MQTT_USERNAME("mqtt.username", "", "any text", value -> true),
  MQTT_PASSWORD("mqtt.password", "", "any text", value -> true),
  MQTT_CLIENT("mqtt.client", "", "1 to 40 letters, digits, - or _", Rules.optional(Rules.NAME)),
  MQTT_ROOT(
      "mqtt.root",
      "tic",
      "a topic without +, # or spaces, such as tic or house/energy",
      Rules.matching("[^+#\\s/]+(/[^+#\\s/]+)*")),
  MQTT_MAP("mqtt.map", "native", "a file of mappings/mqtt without .yaml", Rules.NAME),
  MQTT_TLS_CA("mqtt.tls.ca", "", Rules.FILE_HELP, Rules.optional(Rules.FILE)),
  MQTT_TLS_CERTIFICATE("mqtt.tls.certificate", "", Rules.FILE_HELP, Rules.optional(Rules.FILE)),
  MQTT_TLS_KEY("mqtt.tls.key", "", Rules.FILE_HELP, Rules.optional(Rules.FILE)),
  MQTT_TLS_PIN(
      "mqtt.tls.pin",
      "",
      "64 hexadecimal digits, or empty for none",
      Rules.optional(Rules.matching("[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}"))),
  MQTT_HISTORY_DAYS("mqtt.history.days", "30", "days from 7 to 60", Rules.number(7, 60)),
  ROUTES_TOPICS(
      "routes.topics",
      "",
      "topics separated by commas, + and # allowed, such as tic/own/#, relay/garage/set; empty for"
          + " own/# below mqtt.root",
      Rules.optional(Rules.TOPICS)),
  ROUTES_PUSH(
      "routes.push",
      "",
      "https://host or http://host:port, several separated by commas, or empty for none",
      Rules.optional(Rules.matching(Rules.SITE + "(\\s*,\\s*" + Rules.SITE + ")*"))),
  SHARE_BIND("share.bind", "127.0.0.1", Rules.ADDRESS_HELP, Rules.ADDRESS),
  SHARE_PORT(
      "share.port",
      "",
      "a port from 1 to 65535, or empty for none",
      Rules.optional(Rules.number(1, 65535))),
  RECORD_MINUTES("record.minutes", "10", "minutes from 0 to 60", Rules.number(0, 60)),
  EMPRO_REST("empro.rest", "false", "true or false", Rules.matching("true|false")),
  HTTP_BIND("http.bind", "0.0.0.0", Rules.ADDRESS_HELP, Rules.ADDRESS),
  HTTP_PORT("http.port", "80", Rules.PORT_HELP, Rules.number(0, 65535)),
  NETWORK_LOOPBACK_COUNTS(
      "network.loopback.counts", "false", "true or false", Rules.matching("true|false")),
  PRIVACY_PRM("privacy.prm", "false", "true or false", Rules.matching("true|false")),
  LOG_LEVEL(
      "log.level", "info", "error, warn, info or debug", Rules.matching("error|warn|info|debug"));

  private static final String SOURCES_PREFIX = "tic.sources.";

  final String text;
  final String standard;
  final String allowed;
  private final Predicate<String> rule;

  Key(String text, String standard, String allowed, Predicate<String> rule) {
    this.text = text;
    this.standard = standard;
    this.allowed = allowed;
    this.rule = rule;
  }

  boolean allows(String value) {
    return rule.test(value);
  }

  /** Whether it is shown to nobody. */
  boolean secret() {
    return this == MQTT_PASSWORD;
  }

  /** Upper snake form, such as {@code TIC_SOURCE}. */
  String environmentName() {
    return text.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  static Optional<Key> named(String text) {
    return Arrays.stream(values()).filter(key -> key.text.equals(text)).findFirst();
  }

  /** Name of the source that {@code tic.sources.NAME} defines. */
  static Optional<String> sourceName(String text) {
    return text.startsWith(SOURCES_PREFIX)
        ? Optional.of(text.substring(SOURCES_PREFIX.length())).filter(Rules.NAME)
        : Optional.empty();
  }

  static String sourceKey(String name) {
    return SOURCES_PREFIX + name;
  }

  /** What several keys have in common. */
  static final class Rules {
    static final String SOURCE_HELP =
        "serial:/dev/..., tcp://host:port, file:/path?pace=realtime|max&loop=true|false, or"
            + " simulator:single-phase|three-phase|producer|tempo|solar?seed=n; empty for none";
    static final Predicate<String> SOURCE =
        optional(
            matching(
                "serial:/\\S+|tcp://[^/:?\\s]+:[0-9]{1,5}"
                    + "|file:[^?\\s]+(\\?(pace=(realtime|max)|loop=(true|false)|&)*)?"
                    + "|simulator:(single-phase|three-phase|producer|tempo|solar)?"
                    + "(\\?(seed=[0-9]{1,18}|start=[0-9T:-]+|pace=(realtime|max)|&)*)?"));
    static final String NAME_HELP = "1 to 40 letters, digits, - or _";
    static final Predicate<String> NAME = matching("[A-Za-z0-9_-]{1,40}");
    private static final Pattern BROKER =
        Pattern.compile("(?:mqtts?|tcp|ssl)://[A-Za-z0-9._-]+(?::([0-9]{1,5}))?/?");
    static final Predicate<String> BROKERS =
        value -> Arrays.stream(value.split(",", -1)).map(String::trim).allMatch(Rules::broker);
    static final String FILE_HELP = "a file in config, or one with its whole path; empty for none";
    static final Predicate<String> FILE = matching("[^\\r\\n]{1,200}");
    static final String SITE = "https?://[A-Za-z0-9._-]+(:[0-9]{1,5})?";
    static final Predicate<String> TOPICS =
        value -> Arrays.stream(value.split(",", -1)).map(String::trim).allMatch(Rules::topic);
    static final String ADDRESS_HELP = "an IPv4 address of this machine, 0.0.0.0 for all";
    static final Predicate<String> ADDRESS =
        matching("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    static final String PORT_HELP = "a port from 0 to 65535, 0 for any free one";
    static final Predicate<String> NETWORKS =
        value ->
            !value.isEmpty()
                && Arrays.stream(value.split(",", -1))
                    .allMatch(one -> Ipv4Network.parse(one).isPresent());

    private Rules() {}

    /** A filter of MQTT; those of the broker itself, which begin with $, are not for others. */
    private static boolean topic(String filter) {
      return filter.matches("(?!\\$)(\\+|#|[^+#/\\s]+)(/(\\+|#|[^+#/\\s]+))*")
          && filter.replaceFirst("#$", "").indexOf('#') < 0;
    }

    private static boolean broker(String url) {
      Matcher form = BROKER.matcher(url);
      return form.matches() && (form.group(1) == null || number(1, 65535).test(form.group(1)));
    }

    static Predicate<String> matching(String pattern) {
      return Pattern.compile(pattern).asMatchPredicate();
    }

    static Predicate<String> optional(Predicate<String> rule) {
      return value -> value.isEmpty() || rule.test(value);
    }

    static Predicate<String> number(int lowest, int highest) {
      return value ->
          value.matches("[0-9]{1,9}")
              && Integer.parseInt(value) >= lowest
              && Integer.parseInt(value) <= highest;
    }
  }
}
