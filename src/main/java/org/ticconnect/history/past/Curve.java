package org.ticconnect.history.past;

import java.util.Arrays;
import java.util.Optional;
import org.ticconnect.tic.Label;

/** The meter's own load curve: mean powers of its periods, each at the period's end. */
public enum Curve implements Series {
  IMPORT("load_curve_import", Label.CCASN, Label.CCASN_1),
  EXPORT("load_curve_export", Label.CCAIN, Label.CCAIN_1);

  private final String title;
  private final Label last;
  private final Label previous;

  Curve(String title, Label last, Label previous) {
    this.title = title;
    this.last = last;
    this.previous = previous;
  }

  static Optional<Curve> toldBy(Label label) {
    return Arrays.stream(values())
        .filter(curve -> curve.last == label || curve.previous == label)
        .findFirst();
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String unit() {
    return "W";
  }

  @Override
  public boolean estimated() {
    return false;
  }
}
