package org.ticconnect.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ticconnect.meter.guard.Suspicion;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;

/**
 * A frame as it came, with what became of each group.
 *
 * @param number 1 for the first whole frame since the start, then one more for each
 * @param at wall clock at its end
 * @param groups in the order of the line
 * @param more groups that had no room
 */
public record MarkedFrame(long number, Instant at, List<Marked> groups, int more) {

  /** A group and what became of it. */
  public sealed interface Marked {}

  /** Taken over. */
  public record Good(Group group) implements Marked {}

  /** To be said again by the next frame first. */
  public record Held(Group group) implements Marked {}

  /**
   * Not believed.
   *
   * @param why empty when it was not told
   */
  public record Doubted(Group group, Optional<Suspicion> why) implements Marked {}

  /** Damaged, or of a label that the specification does not know. */
  public record Bad(BadGroup group) implements Marked {}
}
