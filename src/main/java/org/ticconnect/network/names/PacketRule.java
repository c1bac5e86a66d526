package org.ticconnect.network.names;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.DatagramPacket;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which packets are worth the work of a responder that only tells of its own services: questions
 * that it may answer, and answers that speak of its own name. Whatever else a network is full of is
 * neither read nor kept.
 */
final class PacketRule {
  static final int MDNS_PORT = 5353;

  /** What fits into a frame of Ethernet; larger ones hold one huge record of somebody else's. */
  private static final int LARGEST = 1500;

  /** In one packet; each costs an answer of its own. */
  private static final int MOST_QUESTIONS = 20;

  private static final int HEADER = 12;
  private static final int FLAGS = 2;
  private static final int QUESTIONS = 4;
  private static final int ANSWERS = 6;
  private static final int AUTHORITIES = 8;
  private static final int ADDITIONALS = 10;
  private static final int RESPONSE = 0x80;
  private static final int OPERATION = 0x78;
  private static final int POINTER = 0xc0;
  private static final int TYPE_AND_CLASS = 4;

  private final Place place;
  private final List<byte[]> own;
  private final List<byte[]> asked;

  /**
   * @param host the label of this device
   * @param types such as {@code _http._tcp}
   */
  PacketRule(Place place, String host, Collection<String> types) {
    this.place = place;
    this.own = List.of(host.toLowerCase(Locale.ROOT).getBytes(US_ASCII));
    this.asked =
        Stream.of(
                Stream.of(host.toLowerCase(Locale.ROOT), "_services", "in-addr"),
                types.stream().map(type -> type.split("\\.")[0]))
            .flatMap(labels -> labels)
            .map(label -> label.getBytes(US_ASCII))
            .toList();
  }

  /**
   * Looks at a packet.
   *
   * @param settled whether the names are this device's already: who tries to get one of them is
   *     answered then, and no rival
   * @return how many of its bytes to heed, maybe with another header; 0 for none
   */
  int heed(DatagramPacket packet, boolean settled) {
    byte[] data = packet.getData();
    int length = packet.getLength();
    if (length < HEADER
        || length > LARGEST
        || (data[FLAGS] & OPERATION) != 0
        || !place.near(packet.getAddress())) {
      return 0;
    }
    if ((data[FLAGS] & RESPONSE) != 0) {
      return packet.getPort() == MDNS_PORT && speaksOf(own, data, length) ? length : 0;
    }
    if (count(data, QUESTIONS) > MOST_QUESTIONS || !speaksOf(asked, data, length)) {
      return 0;
    }
    return settled && count(data, AUTHORITIES) > 0 ? questionsAlone(data, length) : length;
  }

  /** Names are written out where they come first in a packet, so that looking for them does. */
  private static boolean speaksOf(List<byte[]> labels, byte[] data, int length) {
    return labels.stream().anyMatch(label -> has(label, data, length));
  }

  private static boolean has(byte[] label, byte[] data, int length) {
    for (int start = HEADER; start <= length - label.length; start++) {
      int same = 0;
      while (same < label.length && small(data[start + same]) == label[same]) {
        same++;
      }
      if (same == label.length) {
        return true;
      }
    }
    return false;
  }

  private static byte small(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
  }

  private static int questionsAlone(byte[] data, int length) {
    int at = HEADER;
    for (int left = count(data, QUESTIONS); left > 0; left--) {
      at = afterName(data, at, length) + TYPE_AND_CLASS;
      if (at > length) {
        return 0;
      }
    }
    for (int section : new int[] {ANSWERS, AUTHORITIES, ADDITIONALS}) {
      data[section] = 0;
      data[section + 1] = 0;
    }
    return at;
  }

  private static int afterName(byte[] data, int from, int length) {
    int at = from;
    while (at < length && data[at] != 0) {
      if ((data[at] & POINTER) == POINTER) {
        return at + 2;
      }
      at += 1 + (data[at] & 0xff);
    }
    return at + 1;
  }

  private static int count(byte[] data, int section) {
    return (data[section] & 0xff) << Byte.SIZE | data[section + 1] & 0xff;
  }
}
