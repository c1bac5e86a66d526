package org.ticconnect.update;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version in the order of Debian, deb-version(7): {@code ~} before the end, the end before
 * letters, letters before all else, numbers by their value.
 */
public final class DebianVersion implements Comparable<DebianVersion> {
  private static final int LONGEST = 100;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([0-9]{1,9}):)?([0-9][A-Za-z0-9.+~]*|[0-9][A-Za-z0-9.+~-]*(?=-))(?:-([A-Za-z0-9.+~]+))?");

  /** Before the end of the text. */
  private static final int TILDE = -1;

  private static final int END = 0;

  /** What is no letter comes after all letters. */
  private static final int OTHERS = 256;

  private final String text;
  private final int epoch;
  private final String upstream;
  private final String revision;

  private DebianVersion(String text, int epoch, String upstream, String revision) {
    this.text = text;
    this.epoch = epoch;
    this.upstream = upstream;
    this.revision = revision;
  }

  /**
   * @param text at most 100 characters, such as {@code 1.2.0~beta1}
   * @throws IllegalArgumentException when it is no version
   */
  public static DebianVersion of(String text) {
    Matcher form = FORM.matcher(text.length() > LONGEST ? "" : text);
    if (!form.matches()) {
      throw new IllegalArgumentException("this is no version of a package");
    }
    String epoch = form.group(1);
    String revision = form.group(3);
    return new DebianVersion(
        text,
        epoch == null ? 0 : Integer.parseInt(epoch),
        form.group(2),
        revision == null ? "" : revision);
  }

  @Override
  public int compareTo(DebianVersion other) {
    int order = Integer.compare(epoch, other.epoch);
    if (order == 0) {
      order = compare(upstream, other.upstream);
    }
    return order == 0 ? compare(revision, other.revision) : order;
  }

  /** Text and numbers by turns. */
  private static int compare(String left, String right) {
    int l = 0;
    int r = 0;
    while (l < left.length() || r < right.length()) {
      while (isText(left, l) || isText(right, r)) {
        int order = Integer.compare(weight(left, l), weight(right, r));
        if (order != 0) {
          return order;
        }
        l++;
        r++;
      }
      int leftEnd = endOfNumber(left, l);
      int rightEnd = endOfNumber(right, r);
      int order = number(left, l, leftEnd, right, r, rightEnd);
      if (order != 0) {
        return order;
      }
      l = leftEnd;
      r = rightEnd;
    }
    return 0;
  }

  private static boolean isText(String text, int at) {
    return at < text.length() && !isDigit(text.charAt(at));
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static int weight(String text, int at) {
    if (at >= text.length() || isDigit(text.charAt(at))) {
      return END;
    }
    char character = text.charAt(at);
    if (character == '~') {
      return TILDE;
    }
    return Character.isLetter(character) ? character : character + OTHERS;
  }

  private static int endOfNumber(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** By value, however long they are. */
  private static int number(
      String left, int leftFrom, int leftEnd, String right, int rightFrom, int rightEnd) {
    int l = withoutZeros(left, leftFrom, leftEnd);
    int r = withoutZeros(right, rightFrom, rightEnd);
    int order = Integer.compare(leftEnd - l, rightEnd - r);
    return order == 0 ? left.substring(l, leftEnd).compareTo(right.substring(r, rightEnd)) : order;
  }

  private static int withoutZeros(String text, int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  /** Equal are versions of one place in the order, however they are written. */
  @Override
  public boolean equals(Object other) {
    return other instanceof DebianVersion version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return epoch;
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
