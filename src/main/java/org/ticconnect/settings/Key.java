package org.ticconnect.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every key of which this program knows what to do with its value. What a key may be, its default
 * and how it is explained stand in {@code schema/settings.json}.
 */
enum Key {
  TIC_SOURCE,
  TIC_NAME,
  PROFILE,
  STALE_AFTER,
  MODBUS_BIND,
  MODBUS_PORT,
  MODBUS_RTU_PORT,
  MODBUS_CLIENTS,
  MODBUS_ALLOW,
  MQTT_URL,
  MQTT_USERNAME,
  MQTT_PASSWORD,
  MQTT_CLIENT,
  MQTT_ROOT,
  MQTT_MAP,
  MQTT_TLS_CA,
  MQTT_TLS_CERTIFICATE,
  MQTT_TLS_KEY,
  MQTT_TLS_PIN,
  MQTT_HISTORY_DAYS,
  ROUTES_TOPICS,
  ROUTES_PUSH,
  SHARE_BIND,
  SHARE_PORT,
  RECORD_MINUTES,
  HISTORY_MINUTE_DAYS,
  HISTORY_HOUR_DAYS,
  EMPRO_REST,
  HTTP_BIND,
  HTTP_PORT,
  HTTPS_PORT,
  HTTP_NAMES,
  CLAIM_CODE,
  PAGE_LANGUAGE,
  PAGE_THEME,
  LAMP_RED,
  LAMP_GREEN,
  LAMP_BLUE,
  LAMP_RECEIVER,
  LAMP_ACTIVE,
  LAMP_ORANGE,
  BUTTON_PIN,
  BUTTON_ACTIVE,
  NETWORK_INTERFACE,
  NAMES_ANNOUNCE,
  NAMES_HOST,
  NETWORK_LOOPBACK_COUNTS,
  PRIVACY_PRM,
  LOG_LEVEL;

  private static final String SOURCES_PREFIX = "tic.sources.";

  /** How owners write it, such as {@code tic.source}. */
  final String text = name().toLowerCase(Locale.ROOT).replace('_', '.');

  /** What it may be. */
  SettingRule rule() {
    return SettingsSchema.SHIPPED.rule(text).orElseThrow();
  }

  static Optional<Key> named(String text) {
    return Arrays.stream(values()).filter(key -> key.text.equals(text)).findFirst();
  }

  /** Name of the source that {@code tic.sources.NAME} defines. */
  static Optional<String> sourceName(String text) {
    return text.startsWith(SOURCES_PREFIX)
        ? Optional.of(text.substring(SOURCES_PREFIX.length()))
            .filter(name -> !name.isEmpty() && TIC_NAME.rule().allows(name))
        : Optional.empty();
  }

  static String sourceKey(String name) {
    return SOURCES_PREFIX + name;
  }
}
