package org.ticconnect.mapping;

import org.ticconnect.meter.Quantity;

/**
 * One row of a register map.
 *
 * @param address of its first register, 0 to 65535
 * @param length number of registers, 1 to 125
 * @param tables on which function codes it answers
 * @param content what it holds
 * @param type how it is written
 * @param words which register of a longer value comes first
 * @param scale what one step of the register is worth in the quantity's unit
 * @param unit of the quantity; empty when it has none
 * @param note one line for people
 */
public record Register(
    int address,
    int length,
    Tables tables,
    Content content,
    RegisterType type,
    WordOrder words,
    double scale,
    String unit,
    String note) {

  /** Registers of the longest row: what one request can read. */
  static final int LONGEST = 125;

  /** Which requests reach a register. */
  public enum Tables {
    /** Function 03 and function 04. */
    BOTH,
    /** Function 03 only. */
    HOLDING,
    /** Function 04 only. */
    INPUT;

    /** Whether function 03 (true) or 04 (false) reads it. */
    public boolean reachedBy(boolean holding) {
      return this == BOTH || holding == (this == HOLDING);
    }
  }

  /** What a register holds. */
  public sealed interface Content {}

  /**
   * A quantity of the meter, never served when it is stale.
   *
   * @param lastDigits when above 0, only so many digits of its text
   * @param identity keeps its last value when the meter falls silent, for it names the meter
   */
  public record Measured(Quantity quantity, int lastDigits, boolean identity) implements Content {}

  /** A number that never changes and is always served. */
  public record ConstantNumber(double number) implements Content {}

  /** A text that never changes and is always served. */
  public record ConstantText(String text) implements Content {}

  /** A number that a Linky cannot measure and that is stated instead, while the meter is heard. */
  public record Nominal(double number) implements Content {}

  /** First address after it. */
  public int end() {
    return address + length;
  }
}
