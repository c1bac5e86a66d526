package org.ticconnect.support;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.Random;

/** What a line does to characters of seven bits. */
public enum Noise {
  /** One bit of a character is the other one; a UART that checks parity would see it. */
  FLIP(false) {
    @Override
    int damage(ByteArrayOutputStream out, byte[] clean, int at, Random random) {
      out.write(clean[at] ^ 1 << random.nextInt(7));
      return 1;
    }
  },
  /** Bit 6 of a character, which the checksum cannot see; a UART that checks parity would. */
  BIT_6(false) {
    @Override
    int damage(ByteArrayOutputStream out, byte[] clean, int at, Random random) {
      out.write(clean[at] ^ 0x40);
      return 1;
    }
  },
  /** Two bits of a character, which parity cannot see. */
  TWO_FLIPS(true) {
    @Override
    int damage(ByteArrayOutputStream out, byte[] clean, int at, Random random) {
      int first = random.nextInt(7);
      int second = (first + 1 + random.nextInt(6)) % 7;
      out.write(clean[at] ^ 1 << first ^ 1 << second);
      return 1;
    }
  },
  /** A character is lost. */
  DROPPED(true) {
    @Override
    int damage(ByteArrayOutputStream out, byte[] clean, int at, Random random) {
      return 1;
    }
  },
  /** NUL for a character, as drivers hand over one with a wrong parity. */
  NUL(true) {
    @Override
    int damage(ByteArrayOutputStream out, byte[] clean, int at, Random random) {
      out.write(0);
      return 1;
    }
  },
  /** A character too many. */
  INSERTED(true) {
    @Override
    int damage(ByteArrayOutputStream out, byte[] clean, int at, Random random) {
      out.write(random.nextInt(128));
      out.write(clean[at]);
      return 1;
    }
  },
  /** Two to eight characters in a row become any others. */
  BURST(true) {
    @Override
    int damage(ByteArrayOutputStream out, byte[] clean, int at, Random random) {
      int length = Math.min(2 + random.nextInt(7), clean.length - at);
      for (int i = 0; i < length; i++) {
        out.write(random.nextInt(128));
      }
      return length;
    }
  };

  private static final int MEAN_BURST = 5;

  private final boolean passesParity;

  Noise(boolean passesParity) {
    this.passesParity = passesParity;
  }

  /** Whether a UART that checks parity lets it through. */
  public boolean passesParity() {
    return passesParity;
  }

  /**
   * Damages the character at a place and writes what comes instead.
   *
   * @return how many clean characters that took the place of
   */
  abstract int damage(ByteArrayOutputStream out, byte[] clean, int at, Random random);

  /**
   * @param clean characters of seven bits
   * @param rate damaged characters a character
   * @param hit gets the places of the damaged characters
   */
  public byte[] on(byte[] clean, double rate, Random random, BitSet hit) {
    double chance = this == BURST ? rate / MEAN_BURST : rate;
    ByteArrayOutputStream out = new ByteArrayOutputStream(clean.length + 16);
    int at = 0;
    while (at < clean.length) {
      if (random.nextDouble() < chance) {
        int taken = damage(out, clean, at, random);
        hit.set(at, at + taken);
        at += taken;
      } else {
        out.write(clean[at++]);
      }
    }
    return out.toByteArray();
  }
}
