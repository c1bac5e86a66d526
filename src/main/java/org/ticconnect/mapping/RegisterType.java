package org.ticconnect.mapping;

import java.util.Locale;
import java.util.Optional;

/** How a value is written in registers of 16 bits. */
public enum RegisterType {
  UINT16(1, 0xFFFFL),
  INT16(1, 0x8000L),
  UINT32(2, 0xFFFF_FFFFL),
  INT32(2, 0x8000_0000L),
  UINT64(4, 0xFFFF_FFFF_FFFF_FFFFL),
  INT64(4, 0x8000_0000_0000_0000L),
  FLOAT32(2, Integer.toUnsignedLong(Float.floatToIntBits(Float.NaN))),
  FLOAT64(4, Double.doubleToLongBits(Double.NaN)),
  /** Text, two characters a register, padded with zeros. */
  STRING(0, 0);

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

  /** The bits that say "no value": all ones, the most negative number, or not a number. */
  public long noValue() {
    return noValue;
  }

  /**
   * @param number in steps of the register
   * @return its bits, or empty when it does not fit
   */
  public Optional<Long> bits(double number) {
    return switch (this) {
      case UINT16 -> whole(number, 0, 0xFFFE);
      case INT16 -> whole(number, -0x7FFF, 0x7FFF).map(bits -> bits & 0xFFFF);
      case UINT32 -> whole(number, 0, 0xFFFF_FFFEL);
      case INT32 -> whole(number, -0x7FFF_FFFF, 0x7FFF_FFFF).map(bits -> bits & 0xFFFF_FFFFL);
      case UINT64, INT64 -> whole(number, this == UINT64 ? 0 : -0x1p53, 0x1p53);
      case FLOAT32 -> Optional.of(Integer.toUnsignedLong(Float.floatToIntBits((float) number)));
      case FLOAT64 -> Optional.of(Double.doubleToLongBits(number));
      case STRING -> Optional.empty();
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
