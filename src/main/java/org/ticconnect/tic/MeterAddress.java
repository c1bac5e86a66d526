package org.ticconnect.tic;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The meter's address ADSC, {@code CCAATTNNNNNN}, which is also its serial number.
 *
 * @param text the 12 digits
 * @param maker 0 to 99, of the Euridis list
 * @param year of manufacture, 2000 to 2099
 * @param type of meter, 0 to 99, of the Euridis list
 * @param serial 0 to 999,999
 */
public record MeterAddress(String text, int maker, int year, int type, int serial) {

  private static final int DIGITS_TOLD = 4;

  /**
   * A number of 12 or 14 digits, an address or a delivery point; a horodate, which has the letter
   * of its season before its digits, is none.
   */
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?<![0-9])(?<!\\b[EHeh])(?:[0-9]{12}|[0-9]{14})(?![0-9])");

  /** Rated current of the largest meters that are connected without transformers, in A. */
  public static final int HIGHEST_RATED_AMPERES = 90;

  /** What of an address may be told to everybody: its last four digits. */
  public static String masked(String address) {
    return "…" + address.substring(Math.max(0, address.length() - DIGITS_TOLD));
  }

  /** A text in which each number that may be an address or a delivery point is masked. */
  public static String maskedIn(String text) {
    return IDENTIFIER.matcher(text).replaceAll(found -> masked(found.group()));
  }

  /**
   * @param text 12 digits
   * @return empty when it is anything else
   */
  public static Optional<MeterAddress> parse(String text) {
    if (!text.matches("[0-9]{12}")) {
      return Optional.empty();
    }
    return Optional.of(
        new MeterAddress(
            text,
            Integer.parseInt(text.substring(0, 2)),
            2000 + Integer.parseInt(text.substring(2, 4)),
            Integer.parseInt(text.substring(4, 6)),
            Integer.parseInt(text.substring(6))));
  }

  /** The maker's name (Euridis identifier list), or empty for one not met on a Linky. */
  public Optional<String> makerName() {
    return Optional.ofNullable(
        switch (maker) {
          case 2, 81, 84 -> "Sagemcom";
          case 3, 6, 85 -> "Itron";
          case 4, 70, 82 -> "Landis+Gyr";
          case 11, 34, 83 -> "Elster/Honeywell";
          case 27 -> "Iskraemeco";
          case 31 -> "Hexing";
          case 36 -> "AEC";
          case 37 -> "AEM";
          case 38 -> "Chint";
          case 39 -> "ZIV";
          default -> null;
        });
  }

  /**
   * The greatest current that the type is made for (specification 6.2.3.1, Euridis identifier
   * list).
   *
   * @return 60 or 90 A; 90 A for a type not met yet
   */
  public int ratedAmperes() {
    return switch (type) {
      case 60, 61, 63, 64, 68, 70, 71, 76, 86, 87 -> 60;
      default -> HIGHEST_RATED_AMPERES;
    };
  }

  /**
   * The check key printed on the meter's label but not sent: the sum of the digits modulo 11, then
   * the sum weighted by their place from the right modulo 11, 10 written as 0.
   */
  public String key() {
    int plain = 0;
    int weighted = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      plain += digit;
      weighted += digit * (text.length() - i);
    }
    return "" + plain % 11 % 10 + weighted % 11 % 10;
  }
}
