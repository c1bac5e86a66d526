package org.ticconnect.settings;

import java.util.List;
import java.util.Optional;

/** Finds settings that each are right and cannot be so together: ports and pins that two want. */
final class Clashes {
  private static final int HIGHEST_PORT = 65_535;
  private static final List<Key> PINS =
      List.of(Key.LAMP_RED, Key.LAMP_GREEN, Key.LAMP_BLUE, Key.LAMP_RECEIVER, Key.BUTTON_PIN);

  private final SettingLayers layers;

  /**
   * @param layers of which each value is right
   */
  Clashes(SettingLayers layers) {
    this.layers = layers;
  }

  /**
   * @param meters how many there are
   * @throws SettingException at the first one
   */
  void check(int meters) throws SettingException {
    sharedPorts(meters);
    rtuPort();
    httpsPort();
    pins();
  }

  private String origin(Key key) {
    return layers.said(key.text).where();
  }

  private Optional<String> optional(Key key) {
    return Optional.of(layers.value(key)).filter(value -> !value.isEmpty());
  }

  private void httpsPort() throws SettingException {
    for (Key other : List.of(Key.MODBUS_PORT, Key.HTTP_PORT)) {
      if (layers.value(Key.HTTPS_PORT).equals(layers.value(other))
          && !layers.value(other).equals("0")) {
        throw new SettingException(
            origin(Key.HTTPS_PORT),
            Key.HTTPS_PORT.text,
            layers.value(Key.HTTPS_PORT),
            taken(other));
      }
    }
  }

  private void rtuPort() throws SettingException {
    for (Key other : List.of(Key.MODBUS_PORT, Key.HTTP_PORT, Key.HTTPS_PORT)) {
      if (optional(Key.MODBUS_RTU_PORT).isPresent()
          && layers.value(Key.MODBUS_RTU_PORT).equals(layers.value(other))) {
        throw new SettingException(
            origin(Key.MODBUS_RTU_PORT),
            Key.MODBUS_RTU_PORT.text,
            layers.value(Key.MODBUS_RTU_PORT),
            taken(other));
      }
    }
  }

  /** Each meter has a port of its own, and none is that of another server. */
  private void sharedPorts(int meters) throws SettingException {
    Optional<String> first = optional(Key.SHARE_PORT);
    if (first.isEmpty()) {
      return;
    }
    int lowest = Integer.parseInt(first.get());
    int highest = lowest + meters - 1;
    for (Key other : List.of(Key.MODBUS_PORT, Key.HTTP_PORT, Key.HTTPS_PORT)) {
      int taken = optional(other).map(Integer::parseInt).orElse(0);
      if (taken >= lowest && taken <= highest) {
        throw new SettingException(
            origin(Key.SHARE_PORT), Key.SHARE_PORT.text, first.get(), taken(other));
      }
    }
    if (highest > HIGHEST_PORT) {
      throw new SettingException(
          origin(Key.SHARE_PORT),
          Key.SHARE_PORT.text,
          first.get(),
          new Wording(
              "leaves no port for each of %d meters: %d is the highest"
                  .formatted(meters, HIGHEST_PORT),
              "ne laisse pas un port à chacun des %d compteurs : %d est le plus haut"
                  .formatted(meters, HIGHEST_PORT)));
    }
  }

  private static Wording taken(Key other) {
    return new Wording("is " + other.text + " too", "est aussi " + other.text);
  }

  private void pins() throws SettingException {
    for (Key later : PINS) {
      for (Key other : PINS.subList(0, PINS.indexOf(later))) {
        if (optional(later).isPresent() && optional(later).equals(optional(other))) {
          throw new SettingException(origin(later), later.text, layers.value(later), taken(other));
        }
      }
    }
  }
}
