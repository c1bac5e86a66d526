package org.ticconnect.admin.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.mapping.Figure;
import org.ticconnect.mapping.Register;
import org.ticconnect.meter.Quantity;

/** What a register holds, in words. */
final class RegisterContent {
  private RegisterContent() {}

  /** The quantity that it holds; empty when it holds another thing, or several. */
  static Optional<Quantity> quantity(Register register) {
    return register.content() instanceof Register.Measured measured
        ? Optional.of(measured.quantity())
        : Optional.empty();
  }

  /** Adds {@code content}, {@code quantity}, {@code meaning} and {@code meaning_fr}. */
  static void tell(Register register, Map<String, Object> json) {
    Register.Content content = register.content();
    if (content instanceof Register.Measured measured) {
      Quantity quantity = measured.quantity();
      json.put("quantity", quantity.name());
      say(json, "measured", quantity.meaning(), quantity.meaningFr());
      if (measured.lastDigits() > 0) {
        json.put("last_digits", measured.lastDigits());
      }
      if (!measured.values().isEmpty()) {
        json.put("instead", instead(measured.values()));
      }
    } else if (content instanceof Register.Bits bits) {
      json.put("bits", bits(bits));
      say(json, "bits", "Yes or no, one bit each", "Oui ou non, un bit chacun");
    } else if (content instanceof Register.OfDevice device) {
      json.put("figure", device.figure().text());
      say(
          json,
          "device",
          FigureWords.english(device.figure()),
          FigureWords.french(device.figure()));
    } else if (content instanceof Register.Nominal) {
      say(
          json,
          "nominal",
          "A number that a Linky does not measure and that is stated instead",
          "Un nombre que le Linky ne mesure pas, indiqué à la place");
    } else if (content instanceof Register.Unavailable) {
      say(json, "unavailable", "No Linky can tell it", "Aucun Linky ne le donne");
    } else {
      say(json, "constant", "Never changes", "Ne change jamais");
    }
  }

  private static void say(Map<String, Object> json, String kind, String english, String french) {
    json.put("content", kind);
    json.put("meaning", english);
    json.put("meaning_fr", french);
  }

  private static Map<String, Object> instead(Map<Long, Long> values) {
    Map<String, Object> json = new LinkedHashMap<>();
    values.forEach((number, served) -> json.put(Long.toString(number), served));
    return json;
  }

  private static List<Map<String, Object>> bits(Register.Bits bits) {
    List<Map<String, Object>> json = new ArrayList<>();
    bits.quantities().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            bit ->
                json.add(
                    Map.of(
                        "bit", bit.getKey(),
                        "quantity", bit.getValue().name(),
                        "meaning", bit.getValue().meaning(),
                        "meaning_fr", bit.getValue().meaningFr())));
    return json;
  }

  /** What the device knows of itself. */
  private static final class FigureWords {
    static String english(Figure figure) {
      return switch (figure) {
        case AGE -> "Milliseconds since the last good group of the meter";
        case FRAMES -> "Correct frames since the start";
        case DAMAGED_GROUPS -> "Damaged groups since the start";
        case GRADE -> "Grade of the line: 1 for A to 5 for E";
        case LAMP -> "The lamp: 0 starting, 1 all well, 2 no TIC data, 4 no IPv4 address, 6 both";
        case UPTIME -> "Seconds since the start";
      };
    }

    static String french(Figure figure) {
      return switch (figure) {
        case AGE -> "Millisecondes depuis le dernier bon groupe du compteur";
        case FRAMES -> "Trames correctes depuis le démarrage";
        case DAMAGED_GROUPS -> "Groupes abîmés depuis le démarrage";
        case GRADE -> "Note de la ligne : 1 pour A à 5 pour E";
        case LAMP ->
            "Le voyant : 0 démarrage, 1 tout va bien, 2 pas de données TIC, 4 pas d’adresse IPv4,"
                + " 6 les deux";
        case UPTIME -> "Secondes depuis le démarrage";
      };
    }
  }

  /** How a row is written, such as {@code s32}, and what one step of it is worth. */
  static void tellEncoding(Register register, Map<String, Object> json) {
    Register.Encoding encoding = register.encoding();
    json.put("type", encoding.type().text());
    if (encoding.scale() != 1) {
      json.put("scale", encoding.scale());
    }
    if (encoding.offset() != 0) {
      json.put("offset", encoding.offset());
    }
    json.put("word_order", encoding.words().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
