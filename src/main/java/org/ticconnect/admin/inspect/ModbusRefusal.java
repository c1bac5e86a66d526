package org.ticconnect.admin.inspect;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exceptions of Modbus in words. */
enum ModbusRefusal {
  FUNCTION(
      0x01,
      "This function is not served; only 03 and 04 read registers.",
      "Cette fonction n’est pas servie ; seules 03 et 04 lisent des registres."),
  ADDRESS(
      0x02,
      "Not all of these registers exist in the maps of this unit: compare address and number with"
          + " the table.",
      "Ces registres n’existent pas tous dans les tables de cette unité : comparez l’adresse et le"
          + " nombre avec le tableau."),
  QUANTITY(
      0x03,
      "The number of registers is not one that can be asked: 1 to 125.",
      "Le nombre de registres demandé n’est pas possible : de 1 à 125."),
  FAILED(
      0x04,
      "The value is not known, or too old to be served (this map says so by exception 04).",
      "La valeur n’est pas connue, ou trop ancienne pour être servie (cette table le dit par"
          + " l’exception 04)."),
  TARGET(
      0x0B,
      "There is no such unit, or its value is not known or too old to be served: the meter is not"
          + " heard.",
      "Cette unité n’existe pas, ou sa valeur n’est pas connue ou trop ancienne pour être servie :"
          + " le compteur n’est pas entendu."),
  OTHER(
      0x00,
      "An exception that this device does not make.",
      "Une exception que cet appareil n’émet pas.");

  private final int code;
  private final String english;
  private final String french;

  ModbusRefusal(int code, String english, String french) {
    this.code = code;
    this.english = english;
    this.french = french;
  }

  /**
   * @param code of the exception, 1 to 255
   */
  static Map<String, Object> told(int code) {
    ModbusRefusal known =
        Arrays.stream(values()).filter(one -> one.code == code).findFirst().orElse(OTHER);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", "%02X".formatted(code));
    json.put("en", known.english);
    json.put("fr", known.french);
    return json;
  }
}
