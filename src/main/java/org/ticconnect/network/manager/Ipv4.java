package org.ticconnect.network.manager;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 address.
 *
 * @param bits its 32 bits, 0 to 4,294,967,295
 */
record Ipv4(long bits) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
              + "(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");
  private static final int BITS = 32;
  private static final int BYTE = 8;
  private static final long BYTE_MASK = 0xFF;
  private static final long ALL = 0xFFFF_FFFFL;
  private static final int LOOPBACK = 127;
  private static final int FIRST_MULTICAST = 224;
  private static final int FIRST_RESERVED = 240;

  /** Empty when it is not written as four numbers of 0 to 255. */
  static Optional<Ipv4> of(String text) {
    if (!WRITTEN.matcher(text).matches()) {
      return Optional.empty();
    }
    long bits = 0;
    for (String number : text.split("\\.")) {
      bits = bits << BYTE | Integer.parseInt(number);
    }
    return Optional.of(new Ipv4(bits));
  }

  private int first() {
    return (int) (bits >> BITS - BYTE);
  }

  boolean isLoopback() {
    return first() == LOOPBACK;
  }

  boolean isMulticast() {
    return first() >= FIRST_MULTICAST && first() < FIRST_RESERVED;
  }

  /** 0.0.0.0 and its block, and those from 240 on, the broadcast address among them. */
  boolean isNobodys() {
    return first() == 0 || first() >= FIRST_RESERVED;
  }

  /**
   * @param prefix 1 to 32
   */
  private static long mask(int prefix) {
    return ALL << BITS - prefix & ALL;
  }

  /** The network that it is in. */
  Ipv4 network(int prefix) {
    return new Ipv4(bits & mask(prefix));
  }

  /** The address of that network by which all in it are reached. */
  Ipv4 broadcast(int prefix) {
    return new Ipv4(bits | ~mask(prefix) & ALL);
  }

  boolean sharesNetwork(Ipv4 other, int prefix) {
    return network(prefix).equals(other.network(prefix));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int shift = BITS - BYTE; shift >= 0; shift -= BYTE) {
      text.append(bits >> shift & BYTE_MASK).append(shift == 0 ? "" : ".");
    }
    return text.toString();
  }
}
