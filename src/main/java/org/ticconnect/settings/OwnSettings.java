package org.ticconnect.settings;

import java.util.Optional;

/**
 * What owners may not set over HTTP, for it would open files of the device to who may only change
 * settings.
 */
final class OwnSettings {
  private OwnSettings() {}

  /**
   * @throws SettingException when a value names a file that is none of a line or of {@code config}
   */
  static void check(String key, String value) throws SettingException {
    Optional<String> refused = Optional.empty();
    if (key.equals(Key.ROUTES_TOPICS.text) || key.equals(Key.ROUTES_PUSH.text)) {
      refused =
          Optional.of(
              "only who has the device decides where own routes may send to: in its"
                  + " config/application.properties");
    } else if (key.equals(Key.TIC_SOURCE.text) || Key.sourceName(key).isPresent()) {
      refused = source(value);
    } else if (key.startsWith("mqtt.tls.") && !key.equals(Key.MQTT_TLS_PIN.text)) {
      refused =
          value.contains("/") || value.contains("..")
              ? Optional.of("must be the name of a file in config")
              : Optional.empty();
    }
    if (refused.isPresent()) {
      throw new SettingException(SettingsReader.OWN, key, value, refused.get());
    }
  }

  private static Optional<String> source(String value) {
    if (value.startsWith("file:")) {
      return Optional.of(
          "a recording can only be named in the config/application.properties of the device itself");
    }
    boolean device = value.matches("serial:/dev/[A-Za-z0-9._/:+@-]+") && !value.contains("..");
    return value.startsWith("serial:") && !device
        ? Optional.of("a serial port is a file below /dev")
        : Optional.empty();
  }
}
