package org.ticconnect.journal.keep;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Value;
import org.ticconnect.tic.Label;

/**
 * What changed of the contract, the status register, the relays, the messages; all of it at the
 * first frame.
 */
final class StatusChanges implements Rule {
  private static final Set<Label> WATCHED =
      EnumSet.of(
          Label.VTIC,
          Label.NGTF,
          Label.LTARF,
          Label.PREF,
          Label.PCOUP,
          Label.STGE,
          Label.RELAIS,
          Label.MSG1,
          Label.MSG2,
          Label.NJOURF,
          Label.NJOURF_PLUS_1,
          Label.DPM1,
          Label.FPM1,
          Label.DPM2,
          Label.FPM2,
          Label.DPM3,
          Label.FPM3);

  private final Map<String, Value> known = new HashMap<>();

  @Override
  public void look(Look frame) {
    List<Measurement> changed = new ArrayList<>();
    for (Measurement one : frame.of(WATCHED::contains)) {
      Value value = one.value().orElseThrow();
      if (!value.equals(known.put(one.quantity().name(), value))) {
        changed.add(one);
      }
    }
    frame.keep(Kind.STATUS, KeptValues.of(changed));
  }
}
