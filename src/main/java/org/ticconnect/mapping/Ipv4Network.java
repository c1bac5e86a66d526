package org.ticconnect.mapping;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * IPv4 addresses with the same beginning.
 *
 * @param address the bits of one of them
 * @param prefix how many of its bits all have in common, 0 to 32
 */
public record Ipv4Network(int address, int prefix) {
  private static final Pattern TEXT =
      Pattern.compile(
          "([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})(?:/([0-9]{1,2}))?");
  private static final int BITS = 32;
  private static final int HIGHEST_OCTET = 255;

  /**
   * @param text such as {@code 192.168.1.20} or {@code 192.168.1.0/24}
   * @return empty when it is neither
   */
  public static Optional<Ipv4Network> parse(String text) {
    Matcher matcher = TEXT.matcher(text.trim());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int address = 0;
    for (int i = 1; i <= 4; i++) {
      int octet = Integer.parseInt(matcher.group(i));
      boolean plain = Integer.toString(octet).equals(matcher.group(i));
      if (octet > HIGHEST_OCTET || !plain) {
        return Optional.empty();
      }
      address = address << 8 | octet;
    }
    int prefix = matcher.group(5) == null ? BITS : Integer.parseInt(matcher.group(5));
    return prefix > BITS ? Optional.empty() : Optional.of(new Ipv4Network(address, prefix));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    String octets =
        "%d.%d.%d.%d"
            .formatted(address >>> 24, address >>> 16 & 0xFF, address >>> 8 & 0xFF, address & 0xFF);
    return prefix == BITS ? octets : octets + "/" + prefix;
  }

  /** Whether an address lies in it. */
  public boolean contains(int other) {
    int mask = prefix == 0 ? 0 : -1 << BITS - prefix;
    return (address & mask) == (other & mask);
  }

  /** Whether an address lies in both. */
  boolean meets(Ipv4Network other) {
    return prefix <= other.prefix ? contains(other.address) : other.contains(address);
  }
}
