package org.ticconnect.device.light;

import java.util.Optional;
import java.util.stream.Stream;

/** The three colours of a lamp. One that cannot be reached keeps no other from shining. */
public record Bulb(TendedLed red, TendedLed green, TendedLed blue) {

  /** Whether a light can be shown without switching a colour on and off quickly. */
  boolean shows(Light light) {
    return whole(red, light.red()) && whole(green, light.green()) && whole(blue, light.blue());
  }

  private static boolean whole(TendedLed led, int percent) {
    return percent == 0 || percent == Led.FULL || led.dims();
  }

  /**
   * @param into how much of a dimming cycle is over, 0 to 99 %: a colour that does not dim shines
   *     in the first part of it
   */
  void shine(Light light, int into) {
    shine(red, light.red(), into);
    shine(green, light.green(), into);
    shine(blue, light.blue(), into);
  }

  private static void shine(TendedLed led, int percent, int into) {
    boolean asItIs = percent == 0 || percent == Led.FULL || led.dims();
    led.shine(asItIs ? percent : into < percent ? Led.FULL : 0);
  }

  /** Goes dark. */
  void end() {
    Stream.of(red, green, blue).forEach(TendedLed::end);
  }

  /** Why a colour cannot be reached; empty while all can. */
  public Optional<String> trouble() {
    return Stream.of(red, green, blue)
        .map(TendedLed::trouble)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
