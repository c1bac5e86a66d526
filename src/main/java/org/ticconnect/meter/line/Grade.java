package org.ticconnect.meter.line;

import java.util.Optional;

/** How good the line was over the last five minutes: the share of groups that came damaged. */
public enum Grade {
  /** At most 1 group in 10,000. */
  A(0.0001),
  /** At most 1 group in 1,000. */
  B(0.001),
  /** At most 1 group in 100. */
  C(0.01),
  /** At most 1 group in 20. */
  D(0.05),
  /** More, or nothing but damaged groups. */
  E(1);

  private final double greatestShare;

  Grade(double greatestShare) {
    this.greatestShare = greatestShare;
  }

  /** Empty when no group came. */
  static Optional<Grade> of(long good, long bad) {
    if (good + bad == 0) {
      return Optional.empty();
    }
    double share = bad / (double) (good + bad);
    for (Grade grade : values()) {
      if (good > 0 && share <= grade.greatestShare) {
        return Optional.of(grade);
      }
    }
    return Optional.of(E);
  }
}
