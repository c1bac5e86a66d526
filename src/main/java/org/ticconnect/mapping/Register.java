package org.ticconnect.mapping;

import java.util.Map;
import org.ticconnect.meter.Quantity;

/**
 * One row of a register map.
 *
 * @param address of its first register, 0 to 65535
 * @param length number of registers, 1 to 125
 * @param tables on which function codes it answers
 * @param exact only a read of exactly these registers reaches it; whatever else stands at the same
 *     addresses answers all other reads
 * @param content what it holds
 * @param encoding how that is written
 * @param absent what it reads as when the meter does not send the quantity
 * @param unit of the quantity; empty when it has none
 * @param source how well it is known that the meter looked like has this row
 * @param note one line for people
 */
public record Register(
    int address,
    int length,
    Tables tables,
    boolean exact,
    Content content,
    Encoding encoding,
    Absent absent,
    String unit,
    Source source,
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

    boolean meets(Tables other) {
      return this == other || this == BOTH || other == BOTH;
    }
  }

  /** How a quantity reads that a meter does not have. */
  public enum Absent {
    ZERO,
    /** The type's pattern for no value, see {@link RegisterType#noValue}. */
    NO_VALUE
  }

  /** How well a row is known. */
  public enum Source {
    /** From a manual, or seen by several clients. */
    KNOWN,
    /** From one weak source. */
    WEAK,
    /** From memory, not verified. */
    RECALLED
  }

  /**
   * How a value is written: its register holds (value - offset) / scale.
   *
   * @param words which register of a longer value comes first
   * @param bytes which half of a register comes first: of a text the character, of a number the
   *     byte, where Modbus itself demands the high one
   * @param scale what one step of the register is worth in the quantity's unit; never 0, negative
   *     to turn the sign around
   * @param offset what a register of 0 means, in the quantity's unit
   * @param noValue how "no value" is written
   */
  public record Encoding(
      RegisterType type,
      WordOrder words,
      WordOrder bytes,
      double scale,
      double offset,
      NoValue noValue) {

    /** The bits that say "no value". */
    public long noValueBits() {
      return switch (noValue) {
        case USUAL -> type.noValue();
        case LARGEST -> type.largest();
        case ZERO -> 0;
      };
    }
  }

  /** How a register says that it has no value. */
  public enum NoValue {
    /** All ones, the most negative number, not a number. */
    USUAL,
    /** The largest number that the type has, as ABB does. */
    LARGEST,
    /** 0, as SunSpec does for what only grows. */
    ZERO
  }

  /** What a register holds. */
  public sealed interface Content {}

  /**
   * A quantity of the meter, never served when it is stale.
   *
   * @param lastDigits when above 0, only so many digits of its text
   * @param identity keeps its last value when the meter falls silent, for it names the meter
   * @param values what is served for each number of the quantity; empty to serve the number
   */
  public record Measured(
      Quantity quantity, int lastDigits, boolean identity, Map<Long, Long> values)
      implements Content {}

  /**
   * Yes or no of several quantities.
   *
   * @param quantities by bit, 0 for the lowest; any number but 0 is yes
   */
  public record Bits(Map<Integer, Quantity> quantities) implements Content {}

  /** What the device knows of itself; always served. */
  public record OfDevice(Figure figure) implements Content {}

  /** A number that never changes and is always served. */
  public record ConstantNumber(double number) implements Content {}

  /** A text that never changes and is always served. */
  public record ConstantText(String text) implements Content {}

  /** A number that a Linky cannot measure and that is stated instead, while the meter is heard. */
  public record Nominal(double number) implements Content {}

  /** What no Linky can tell: reads as {@link #absent} says, while the meter is heard. */
  public record Unavailable() implements Content {}

  public RegisterType type() {
    return encoding.type();
  }

  /** First address after it. */
  public int end() {
    return address + length;
  }

  Register at(int base) {
    return new Register(
        base + address, length, tables, exact, content, encoding, absent, unit, source, note);
  }

  /** The same with its sign turned around. */
  Register negated() {
    Encoding turned =
        new Encoding(
            encoding.type(),
            encoding.words(),
            encoding.bytes(),
            -encoding.scale(),
            encoding.offset(),
            encoding.noValue());
    return new Register(
        address, length, tables, exact, content, turned, absent, unit, source, note);
  }
}
