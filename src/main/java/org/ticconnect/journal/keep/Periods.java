package org.ticconnect.journal.keep;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.meter.Measurement;
import org.ticconnect.tic.Label;

/** What the meter tells of a time that is over: each point of it once, under its own horodate. */
final class Periods implements Rule {
  /** The older point first: after a gap it is the one that would be missing. */
  private static final List<Label> LOAD_CURVES =
      List.of(Label.CCASN_1, Label.CCASN, Label.CCAIN_1, Label.CCAIN);

  private static final Set<Label> MAXIMA =
      EnumSet.of(Label.SMAXSN_1, Label.SMAXSN1_1, Label.SMAXSN2_1, Label.SMAXSN3_1, Label.SMAXIN_1);

  private final Map<Label, Instant> newest = new EnumMap<>(Label.class);

  @Override
  public void look(Look frame) {
    LOAD_CURVES.forEach(label -> point(frame, label, Kind.LOAD_CURVE));
    MAXIMA.forEach(label -> point(frame, label, Kind.MAXIMUM));
  }

  private void point(Look frame, Label label, Kind kind) {
    List<Measurement> told = frame.of(label::equals);
    Optional<Instant> end = told.stream().findFirst().flatMap(Measurement::meterTime);
    if (end.isEmpty()) {
      return;
    }
    Label series = series(label);
    Instant before = newest.get(series);
    if (before == null || end.get().isAfter(before)) {
      newest.put(series, end.get());
      KeptValues values = new KeptValues();
      told.stream()
          .limit(1)
          .forEach(one -> one.value().ifPresent(value -> values.put(name(one, label), value)));
      frame.keep(kind, end, values);
    }
  }

  /** The last but one point of a curve belongs to the same series as the last. */
  private static Label series(Label label) {
    return switch (label) {
      case CCASN_1 -> Label.CCASN;
      case CCAIN_1 -> Label.CCAIN;
      default -> label;
    };
  }

  /** A point is called the same whether it was the last or the last but one when it was heard. */
  private static String name(Measurement one, Label label) {
    String name = one.quantity().name();
    return LOAD_CURVES.contains(label) ? name.replaceFirst("_(last|previous)$", "") : name;
  }
}
