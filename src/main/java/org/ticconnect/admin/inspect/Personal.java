package org.ticconnect.admin.inspect;

import java.util.EnumSet;
import java.util.Set;
import org.ticconnect.meter.Quantity;
import org.ticconnect.tic.Label;

/** What tells whose meter it is: of it only the last digits are shown. */
final class Personal {
  private static final Set<Label> LABELS = EnumSet.of(Label.ADSC, Label.PRM);

  private Personal() {}

  static boolean is(Label label) {
    return LABELS.contains(label);
  }

  static boolean is(Quantity quantity) {
    return quantity.sentBy().filter(Personal::is).isPresent();
  }
}
