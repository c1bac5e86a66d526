package org.ticconnect.support;

import java.nio.ByteBuffer;

/**
 * One value that a master reads.
 *
 * @param unit 0 to 255
 * @param function 3 or 4
 * @param type such as {@code f32}
 * @param highFirst whether the high word comes first
 */
public record Ask(int unit, int function, int address, String type, boolean highFirst) {

  /** Registers of the value. */
  public int count() {
    return Integer.parseInt(type.substring(1)) / Short.SIZE;
  }

  /** As the scripts of peers read it. */
  public String line() {
    return String.join(
        " ",
        Integer.toString(unit),
        Integer.toString(function),
        Integer.toString(address),
        type,
        highFirst ? "high" : "low");
  }

  /** The number that these registers are. */
  public double decode(int[] words) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * words.length);
    for (int i = 0; i < words.length; i++) {
      bytes.putShort((short) words[highFirst ? i : words.length - 1 - i]);
    }
    bytes.flip();
    return switch (type) {
      case "u16" -> bytes.getShort() & 0xFFFF;
      case "s16" -> bytes.getShort();
      case "u32" -> bytes.getInt() & 0xFFFF_FFFFL;
      case "s32" -> bytes.getInt();
      case "u64", "s64" -> bytes.getLong();
      case "f32" -> bytes.getFloat();
      case "f64" -> bytes.getDouble();
      default -> throw new IllegalArgumentException(type);
    };
  }
}
