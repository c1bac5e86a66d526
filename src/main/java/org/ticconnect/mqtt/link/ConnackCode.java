package org.ticconnect.mqtt.link;

import java.util.Optional;

/**
 * Reads along until the reason code of the CONNACK (MQTT 5, 3.2): the client library does not know
 * all codes, and forgets those that it does not know.
 */
final class ConnackCode {
  private static final int CONNACK = 0x20;
  private static final int MORE_LENGTH = 0x80;

  private enum Expected {
    TYPE,
    LENGTH,
    FLAGS,
    CODE,
    NOTHING
  }

  private Expected expected = Expected.TYPE;
  private volatile Optional<Integer> code = Optional.empty();

  /**
   * @param next byte from the broker, 0 to 255
   */
  void heard(int next) {
    switch (expected) {
      case TYPE -> expected = next == CONNACK ? Expected.LENGTH : Expected.NOTHING;
      case LENGTH -> expected = (next & MORE_LENGTH) == 0 ? Expected.FLAGS : Expected.LENGTH;
      case FLAGS -> expected = Expected.CODE;
      case CODE -> {
        code = Optional.of(next);
        expected = Expected.NOTHING;
      }
      default -> {
        // The rest is the library's.
      }
    }
  }

  /** Empty until it was heard. */
  Optional<Integer> code() {
    return code;
  }
}
