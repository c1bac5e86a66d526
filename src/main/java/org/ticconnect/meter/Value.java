package org.ticconnect.meter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** A value in the unit of its quantity. */
public sealed interface Value {

  /** How the value is written in a topic or on a page; numbers with a point and no grouping. */
  String text();

  /** A whole number, such as an index in Wh. */
  record Whole(long number) implements Value {
    @Override
    public String text() {
      return Long.toString(number);
    }
  }

  /** A computed number; written with at most one decimal, for its inputs are whole. */
  record Real(double number) implements Value {
    @Override
    public String text() {
      return rounded().toPlainString();
    }

    /** The number to one decimal, without trailing zeros. */
    public BigDecimal rounded() {
      BigDecimal tenths = BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
      return tenths.stripTrailingZeros().scale() <= 0 ? tenths.setScale(0) : tenths;
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
