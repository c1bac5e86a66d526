package org.ticconnect.meter;

import java.time.LocalDate;
import java.util.Map;

/**
 * The indexes of a meter at a midnight of its clock.
 *
 * @param address of the meter, ADSC
 * @param day that began, in legal time
 * @param values in Wh and varh, by the name of the quantity
 */
public record MidnightIndexes(String address, LocalDate day, Map<String, Long> values) {
  public MidnightIndexes {
    values = Map.copyOf(values);
  }
}
