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
    Optional<Wording> refused = Optional.empty();
    if (SettingsSchema.SHIPPED.rule(key).filter(SettingRule::deviceOnly).isPresent()) {
      refused =
          Optional.of(
              new Wording(
                  "only who has the device decides this: in its config/application.properties",
                  "seul celui qui a l’appareil en décide : dans son"
                      + " config/application.properties"));
    } else if (key.equals(Key.TIC_SOURCE.text) || Key.sourceName(key).isPresent()) {
      refused = source(value);
    } else if (key.startsWith("mqtt.tls.") && !key.equals(Key.MQTT_TLS_PIN.text)) {
      refused =
          value.contains("/") || value.contains("..")
              ? Optional.of(
                  new Wording(
                      "must be the name of a file in config",
                      "doit être le nom d’un fichier de config"))
              : Optional.empty();
    }
    if (refused.isPresent()) {
      throw new SettingException(SettingsReader.OWN, key, value, refused.get());
    }
  }

  private static Optional<Wording> source(String value) {
    if (value.startsWith("file:")) {
      return Optional.of(
          new Wording(
              "a recording can only be named in the config/application.properties of the device"
                  + " itself",
              "un enregistrement ne peut être nommé que dans le config/application.properties de"
                  + " l’appareil lui-même"));
    }
    boolean device = value.matches("serial:/dev/[A-Za-z0-9._/:+@-]+") && !value.contains("..");
    return value.startsWith("serial:") && !device
        ? Optional.of(
            new Wording(
                "a serial port is a file below /dev", "un port série est un fichier de /dev"))
        : Optional.empty();
  }
}
