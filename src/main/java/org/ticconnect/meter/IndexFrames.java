package org.ticconnect.meter;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ticconnect.tic.Label;

/**
 * Finds a frame that has all indexes. One in which some are missing, for they came damaged or are
 * not believed yet, is passed over, but not for ever. Of one meter; not for several threads at
 * once.
 */
public final class IndexFrames {
  /** Labels of energies that only grow, in Wh and varh. */
  public static final Set<Label> INDEXES =
      Collections.unmodifiableSet(EnumSet.range(Label.EAST, Label.ERQ4));

  private static final int MOST_FRAMES_WAITED = 5;

  private int waited;
  private Set<Label> known = EnumSet.noneOf(Label.class);
  private Set<Label> before = EnumSet.noneOf(Label.class);

  /**
   * @param frame the next of the meter
   * @param wanted whether somebody waits for indexes
   * @return the indexes of this frame with their values when they are wanted and it has them all,
   *     or enough frames lacked some; else none
   */
  public List<Measurement> of(Reading frame, boolean wanted) {
    List<Measurement> indexes =
        frame.measurements().stream()
            .filter(one -> one.value().isPresent())
            .filter(one -> one.quantity().sentBy().filter(INDEXES::contains).isPresent())
            .toList();
    Set<Label> here =
        indexes.stream()
            .flatMap(one -> one.quantity().sentBy().stream())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Label.class)));
    boolean complete = here.containsAll(known) && here.equals(before);
    known.addAll(here);
    before = here;
    if (!wanted || here.isEmpty()) {
      return List.of();
    }
    if (complete || waited == MOST_FRAMES_WAITED) {
      known = here;
      waited = 0;
      return indexes;
    }
    waited++;
    return List.of();
  }
}
