package org.ticconnect.network.names;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What this device is called, which is another name than wished where somebody else has that. */
public final class OwnName {
  private static final String LOCAL = ".local";
  private static final int DIGITS = 4;

  /** Not the four digits of a device's own name. */
  private static final Pattern NUMBERED = Pattern.compile("(.+)-([2-9]|[1-9][0-9])");

  private static final int LONGEST = 63;
  private static final int ROOM_FOR_NUMBER = 4;

  private final String wished;
  private volatile String present;

  /**
   * @param wished one label of a host name, in any case
   */
  public OwnName(String wished) {
    this.wished = wished.toLowerCase(Locale.ROOT);
    this.present = this.wished;
  }

  /** What a device is called whose owner has not said otherwise. */
  public static String usual(String deviceId) {
    return "tic-" + deviceId.substring(Math.max(0, deviceId.length() - DIGITS));
  }

  /** Without {@code .local}. */
  String label() {
    return present;
  }

  /** As others call this device now, such as {@code tic-1a2b.local}. */
  public String local() {
    return present + LOCAL;
  }

  String wishedLocal() {
    return wished + LOCAL;
  }

  /** All by which others may call this device: the name now and the one it would rather have. */
  public List<String> all() {
    return Stream.of(local(), wishedLocal()).distinct().toList();
  }

  void rename(String label) {
    present = label;
  }

  void wish() {
    present = wished;
  }

  /** The name to try after one that is taken: {@code tic-1a2b-2} after {@code tic-1a2b}. */
  static String after(String label) {
    Matcher numbered = NUMBERED.matcher(label);
    String first = numbered.matches() ? numbered.group(1) : label;
    int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) + 1 : 2;
    return first.substring(0, Math.min(first.length(), LONGEST - ROOM_FOR_NUMBER)) + "-" + number;
  }
}
