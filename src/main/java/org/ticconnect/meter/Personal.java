package org.ticconnect.meter;

import java.util.EnumSet;
import java.util.Set;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.MeterAddress;

/** What tells whose meter it is: of it only the last digits are shown. */
public final class Personal {
  private static final Set<Label> LABELS = EnumSet.of(Label.ADSC, Label.PRM);

  private Personal() {}

  public static boolean is(Label label) {
    return LABELS.contains(label);
  }

  public static boolean is(Quantity quantity) {
    return quantity.sentBy().filter(Personal::is).isPresent();
  }

  /** The data of a label as they are shown. */
  public static String shown(Label label, String data) {
    return is(label) ? MeterAddress.masked(data) : data;
  }

  /** The value of a quantity as it is shown. */
  public static String shown(Quantity quantity, String value) {
    return is(quantity) ? MeterAddress.masked(value) : value;
  }
}
