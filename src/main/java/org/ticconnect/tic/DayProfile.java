package org.ticconnect.tic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A day's profile, PJOURF+1 or PPOINTE: up to eleven changes of tariff and relays (specification
 * 6.2.3.22).
 *
 * @param text the 98 characters as sent
 * @param changes in the order sent, without the unused blocks
 * @param hours how the starting times are written
 */
public record DayProfile(String text, List<Change> changes, Hours hours) {
  /** Characters of a block. */
  static final int BLOCK = 8;

  /** Characters of a profile: eleven blocks joined by spaces. */
  public static final int WIDTH = 11 * BLOCK + 10;

  private static final int DECIMAL_RADIX = 10;
  private static final int HEXADECIMAL_RADIX = 16;
  private static final int MINUTES = 60;
  private static final int HOURS = 24;

  private static final byte[] UNUSED = "NONUTILE".getBytes(US_ASCII);

  /**
   * How a meter writes starting times: the specification says decimal, some meters send
   * hexadecimal.
   */
  public enum Hours {
    DECIMAL,
    HEXADECIMAL,
    /** Both or none are possible; taken as decimal, as the specification says. */
    AMBIGUOUS
  }

  /** What happens to the dry contact (bits 15 and 14 of a block). */
  public enum Contact {
    UNCHANGED,
    TEMPO_SETTING,
    OPEN,
    CLOSED
  }

  /**
   * A change at a time of the day.
   *
   * @param minute of the day, 0 to 1439; a hint, for the way of writing hours is guessed
   * @param contact what happens to the dry contact
   * @param virtualContacts bit n-1 is virtual contact n, 7 contacts
   * @param supplierIndex 1 to 10, or empty for no change
   */
  public record Change(
      int minute, Contact contact, int virtualContacts, OptionalInt supplierIndex) {

    private String text() {
      String time = "%02d:%02d".formatted(minute / MINUTES, minute % MINUTES);
      String index =
          supplierIndex.isPresent() ? " index " + supplierIndex.getAsInt() : " same index";
      return time
          + index
          + switch (contact) {
            case OPEN -> ", contact open";
            case CLOSED -> ", contact closed";
            case UNCHANGED, TEMPO_SETTING -> "";
          };
    }
  }

  /**
   * @param text a profile that {@link Content#PROFILE} accepts
   * @throws IllegalArgumentException when it is not one
   */
  public static DayProfile parse(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    if (bytes.length != WIDTH || !Content.PROFILE.accepts(bytes, 0, WIDTH)) {
      throw new IllegalArgumentException("not a day profile: " + text);
    }
    List<String> blocks =
        Arrays.stream(text.split(" ")).filter(block -> !block.equals("NONUTILE")).toList();
    Hours hours = guessHours(blocks);
    List<Change> changes = new ArrayList<>();
    blocks.forEach(block -> changes.add(change(block, hours)));
    return new DayProfile(text, List.copyOf(changes), hours);
  }

  static boolean isUnused(byte[] bytes, int from) {
    return Arrays.equals(bytes, from, from + BLOCK, UNUSED, 0, BLOCK);
  }

  private static Hours guessHours(List<String> blocks) {
    List<String> times = blocks.stream().map(block -> block.substring(0, 4)).toList();
    boolean decimal = possible(times, DECIMAL_RADIX);
    boolean hexadecimal = possible(times, HEXADECIMAL_RADIX);
    if (decimal && hexadecimal) {
      return same(times) ? Hours.DECIMAL : Hours.AMBIGUOUS;
    }
    if (decimal == hexadecimal) {
      return Hours.AMBIGUOUS;
    }
    return decimal ? Hours.DECIMAL : Hours.HEXADECIMAL;
  }

  /** Whether the times, read in that way, exist and follow each other. */
  private static boolean possible(List<String> times, int radix) {
    int previous = -1;
    for (String time : times) {
      if (radix == DECIMAL_RADIX && !time.matches("[0-9]{4}")) {
        return false;
      }
      int hour = Integer.parseInt(time.substring(0, 2), radix);
      int minutes = Integer.parseInt(time.substring(2), radix);
      int minute = hour * MINUTES + minutes;
      if (hour >= HOURS || minutes >= MINUTES || minute < previous) {
        return false;
      }
      previous = minute;
    }
    return true;
  }

  private static boolean same(List<String> times) {
    return times.stream()
        .allMatch(time -> minute(time, DECIMAL_RADIX) == minute(time, HEXADECIMAL_RADIX));
  }

  /**
   * The changes as a calendar, {@code 00:00 index 1, contact closed; 06:00 index 2}; the text as
   * sent where the hours can be read in two ways.
   */
  public String calendar() {
    return hours == Hours.AMBIGUOUS
        ? text
        : changes.stream().map(Change::text).collect(Collectors.joining("; "));
  }

  private static int minute(String time, int radix) {
    return Integer.parseInt(time.substring(0, 2), radix) * MINUTES
        + Integer.parseInt(time.substring(2), radix);
  }

  private static Change change(String block, Hours hours) {
    int minute =
        minute(
            block.substring(0, 4), hours == Hours.HEXADECIMAL ? HEXADECIMAL_RADIX : DECIMAL_RADIX);
    int action = Integer.parseInt(block.substring(4), 16);
    int index = action & 0xF;
    return new Change(
        minute,
        Contact.values()[action >> 14],
        action >> 4 & 0x7F,
        index >= 1 && index <= 10 ? OptionalInt.of(index) : OptionalInt.empty());
  }
}
