package org.ticconnect.device.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What an input device of the kernel tells: {@code struct input_event} after {@code struct
 * input_event}. Each is a time of two long numbers, a type, a code and a value, in the byte order
 * of the machine: 24 bytes for programs of 64 bits, 16 for those of 32, whatever the kernel is.
 */
final class KeyEvents {
  private static final int SYNC = 0;
  private static final int DROPPED = 3;
  private static final int KEY = 1;
  private static final int RELEASED = 0;
  private static final int PRESSED = 1;
  private static final int REST = 8;

  private final ByteBuffer one;
  private boolean down;

  /**
   * @param bits of the program's addresses, 32 or 64
   */
  KeyEvents(int bits) {
    this.one = ByteBuffer.allocate(2 * bits / Byte.SIZE + REST).order(ByteOrder.nativeOrder());
  }

  /** Where the next bytes belong; never without room. */
  ByteBuffer room() {
    return one;
  }

  /**
   * Takes what is in the room; a part of an event waits for the rest of it.
   *
   * @return whether a key changed
   */
  boolean take() {
    if (one.hasRemaining()) {
      return false;
    }
    int at = one.capacity() - REST;
    int type = Short.toUnsignedInt(one.getShort(at));
    int code = Short.toUnsignedInt(one.getShort(at + 2));
    int value = one.getInt(at + 4);
    one.clear();
    boolean before = down;
    if (type == SYNC && code == DROPPED) {
      down = false; // Events were lost, maybe the one that it was let go.
    } else if (type == KEY && value == PRESSED) {
      down = true;
    } else if (type == KEY && value == RELEASED) {
      down = false;
    }
    // A key that repeats itself was pressed before anybody looked, or is known to be.
    return down != before;
  }

  boolean down() {
    return down;
  }
}
