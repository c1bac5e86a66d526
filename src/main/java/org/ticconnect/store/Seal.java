package org.ticconnect.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Puts a checksum over key and value in front of a value.
 *
 * <p>The store checks the ends of what it writes, not the middle, so a damaged value would come
 * back as if it were good.
 */
public final class Seal {

  static final int LENGTH = Integer.BYTES;

  private Seal() {}

  /** The value with its seal. */
  public static byte[] put(long key, byte[] value) {
    return put(bytes(key), value);
  }

  static byte[] put(String key, byte[] value) {
    return put(bytes(key), value);
  }

  /** The value without its seal; empty when it is not what was put under that key. */
  public static Optional<byte[]> open(long key, byte[] kept) {
    return open(bytes(key), kept);
  }

  static Optional<byte[]> open(String key, byte[] kept) {
    return open(bytes(key), kept);
  }

  private static byte[] put(byte[] key, byte[] value) {
    return ByteBuffer.allocate(LENGTH + value.length).putInt(sum(key, value, 0)).put(value).array();
  }

  private static Optional<byte[]> open(byte[] key, byte[] kept) {
    if (kept.length < LENGTH || ByteBuffer.wrap(kept).getInt() != sum(key, kept, LENGTH)) {
      return Optional.empty();
    }
    byte[] value = new byte[kept.length - LENGTH];
    System.arraycopy(kept, LENGTH, value, 0, value.length);
    return Optional.of(value);
  }

  private static int sum(byte[] key, byte[] value, int from) {
    CRC32C crc = new CRC32C();
    crc.update(key);
    crc.update(value, from, value.length - from);
    return (int) crc.getValue();
  }

  private static byte[] bytes(long key) {
    return ByteBuffer.allocate(Long.BYTES).putLong(key).array();
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
