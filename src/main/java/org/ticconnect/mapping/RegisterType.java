package org.ticconnect.mapping;

import java.util.Locale;
import java.util.Optional;

/** How a value is written in registers of 16 bits. */
public enum RegisterType {
  U16(1, 0xFFFFL),
  S16(1, 0x8000L),
  U32(2, 0xFFFF_FFFFL),
  S32(2, 0x8000_0000L),
  U64(4, 0xFFFF_FFFF_FFFF_FFFFL),
  S64(4, 0x8000_0000_0000_0000L),
  F32(2, Integer.toUnsignedLong(Float.floatToIntBits(Float.NaN))),
  F64(4, Double.doubleToLongBits(Double.NaN)),
  /** Text, two characters a register, padded with zeros. */
  ASCII(0, 0),
  /** Yes or no of several quantities, one bit each. */
  BITFIELD(1, 0xFFFF_FFFF_FFFF_FFFFL);

  private final int words;
  private final long noValue;

  RegisterType(int words, long noValue) {
    this.words = words;
    this.noValue = noValue;
  }

  /** Registers taken, 1 to 4; 0 for a text, which has a length of its own. */
  public int words() {
    return words;
  }

  /** The bits that say "no value": all ones, the most negative number, not a number, no text. */
  public long noValue() {
    return noValue;
  }

  /** The bits of the largest number: of a signed type the largest positive one, else all ones. */
  long largest() {
    return switch (this) {
      case S16 -> Short.MAX_VALUE;
      case S32 -> Integer.MAX_VALUE;
      case S64 -> Long.MAX_VALUE;
      default -> noValue;
    };
  }

  /**
   * @param number in steps of the register
   * @return its bits, or empty when it does not fit
   */
  public Optional<Long> bits(double number) {
    return switch (this) {
      case U16 -> whole(number, 0, 0xFFFE);
      case S16 -> whole(number, -0x7FFF, 0x7FFF).map(bits -> bits & 0xFFFF);
      case U32 -> whole(number, 0, 0xFFFF_FFFEL);
      case S32 -> whole(number, -0x7FFF_FFFF, 0x7FFF_FFFF).map(bits -> bits & 0xFFFF_FFFFL);
      case U64, S64 -> whole(number, this == U64 ? 0 : -0x1p53, 0x1p53);
      case F32 ->
          Optional.of((float) number)
              .filter(known -> Float.isFinite(known))
              .map(known -> Integer.toUnsignedLong(Float.floatToIntBits(known)));
      case F64 -> Optional.of(Double.doubleToLongBits(number));
      case BITFIELD -> whole(number, 0, 0xFFFF_FFFFL);
      case ASCII -> Optional.empty();
    };
  }

  private static Optional<Long> whole(double number, double lowest, double highest) {
    double rounded = Math.rint(number);
    return rounded >= lowest && rounded <= highest ? Optional.of((long) rounded) : Optional.empty();
  }

  /** Name in mapping files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
