package org.ticconnect.meter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** A value in the unit of its quantity. */
public sealed interface Value {

  /** How the value is written in a topic or on a page; numbers with a point and no grouping. */
  String text();

  /** As JSON has it: numbers as numbers, yes and no as such, everything else as text. */
  default Object plain() {
    return text();
  }

  /** A whole number, such as an index in Wh. */
  record Whole(long number) implements Value {
    @Override
    public String text() {
      return Long.toString(number);
    }

    @Override
    public Object plain() {
      return number;
    }
  }

  /**
   * A computed number.
   *
   * @param decimals with which it is written at most
   */
  record Real(double number, int decimals) implements Value {
    /** With one decimal, for the inputs are whole. */
    public Real(double number) {
      this(number, 1);
    }

    @Override
    public String text() {
      return rounded().toPlainString();
    }

    @Override
    public Object plain() {
      return rounded();
    }

    /** The number with its decimals, without trailing zeros. */
    public BigDecimal rounded() {
      BigDecimal rounded =
          BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
      return rounded.scale() <= 0 ? rounded.setScale(0) : rounded;
    }
  }

  /** A text of the meter, without its padding. */
  record Text(String text) implements Value {}

  /** Yes or no. */
  record Flag(boolean set) implements Value {
    @Override
    public String text() {
      return Boolean.toString(set);
    }

    @Override
    public Object plain() {
      return set;
    }
  }

  /**
   * One of a few named states.
   *
   * @param code the number that the meter's own register has for it
   * @param text lower-case name
   */
  record Choice(int code, String text) implements Value {}

  /** A point in time; written as ISO 8601 in UTC. */
  record Moment(Instant instant) implements Value {
    @Override
    public String text() {
      return instant.toString();
    }
  }
}
