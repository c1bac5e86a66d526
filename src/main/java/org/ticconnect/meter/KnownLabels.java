package org.ticconnect.meter;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ticconnect.meter.estimate.Estimates;
import org.ticconnect.meter.estimate.Numbers;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;

/**
 * The newest group of each label, when it came, and which labels the meter is known not to send.
 * Used by one thread at a time.
 */
final class KnownLabels implements Numbers {
  /**
   * Frames without a damaged group in which a label must be missing before it counts as not sent.
   */
  private static final int FRAMES_TO_BE_SURE = 2;

  /** Sent by every meter in every frame; a frame without one of them is not all there. */
  private static final Set<Label> ALWAYS_SENT =
      EnumSet.of(
          Label.ADSC,
          Label.DATE,
          Label.EAST,
          Label.IRMS1,
          Label.URMS1,
          Label.PREF,
          Label.SINSTS,
          Label.STGE,
          Label.NTARF);

  private static final Set<Label> PHASE_POWERS = EnumSet.range(Label.SINSTS1, Label.SINSTS3);

  private record Arrival(Group group, long nanos) {}

  private final Map<Label, Arrival> arrivals = new EnumMap<>(Label.class);
  private final Set<Label> inThisFrame = EnumSet.noneOf(Label.class);
  private final Map<Label, Integer> missedFrames = new EnumMap<>(Label.class);
  private final Set<Label> notSent = EnumSet.noneOf(Label.class);
  private boolean goodSinceEnd;
  private boolean heardSinceEnd;
  private final Estimates estimates = new Estimates();
  private final Set<Label> disbelieved = EnumSet.noneOf(Label.class);

  void arrived(Group group, long nanos) {
    arrivals.put(group.label(), new Arrival(group, nanos));
    inThisFrame.add(group.label());
    missedFrames.remove(group.label());
    goodSinceEnd = true;
    notSent.remove(group.label());
    disbelieved.remove(group.label());
    estimates.heard(group, this);
  }

  /** What is learned of the meter. */
  Estimates estimates() {
    return estimates;
  }

  /**
   * The meter sends that label, but nonsense in it. Of the power of a phase nothing is known any
   * more then, for it can be computed; of anything else the last value stays what is known.
   */
  void disbelieved(Label label) {
    damaged(label);
    if (PHASE_POWERS.contains(label)) {
      disbelieved.add(label);
    }
  }

  boolean isDisbelieved(Label label) {
    return disbelieved.contains(label);
  }

  /** A group of that label came, but damaged. */
  void damaged(Label label) {
    inThisFrame.add(label);
    missedFrames.remove(label);
  }

  /**
   * @param complete the frame was whole and each damaged group of it named its label
   * @param now on the monotonic clock
   */
  void frameEnded(boolean complete, long now) {
    heardSinceEnd = goodSinceEnd;
    goodSinceEnd = false;
    if (complete && inThisFrame.containsAll(ALWAYS_SENT)) {
      for (Label label : Label.values()) {
        if (!stillTrue(label, now)
            && !inThisFrame.contains(label)
            && missedFrames.merge(label, 1, Integer::sum) >= FRAMES_TO_BE_SURE) {
          notSent.add(label);
          arrivals.remove(label);
        }
      }
    }
    inThisFrame.clear();
  }

  /** What is sent only once is not gone with the next frame. */
  private boolean stillTrue(Label label, long now) {
    Arrival arrival = arrivals.get(label);
    return arrival != null
        && Lasting.of(label) == Lasting.ONCE
        && now - arrival.nanos() < Lasting.ONCE.longest().orElseThrow().toNanos();
  }

  Optional<Group> group(Label label) {
    return Optional.ofNullable(arrivals.get(label)).map(Arrival::group);
  }

  /** The label's number, or empty when it is not known, not sent or not believed. */
  @Override
  public OptionalLong number(Label label) {
    Arrival arrival = arrivals.get(label);
    return arrival == null || isDisbelieved(label)
        ? OptionalLong.empty()
        : OptionalLong.of(arrival.group().number());
  }

  boolean notSent(Label label) {
    return notSent.contains(label);
  }

  /** What the frame that has just ended confirms as not sent; nothing when it was all damaged. */
  Set<Label> confirmedNotSent() {
    return heardSinceEnd ? notSent : Set.of();
  }

  /** Whether each label has a group, is known not to be sent, or is not believed. */
  boolean settled(Set<Label> labels) {
    return labels.stream()
        .allMatch(label -> arrivals.containsKey(label) || notSent(label) || isDisbelieved(label));
  }

  /** When the oldest of these labels that have a group came; empty when none has. */
  OptionalLong oldest(Set<Label> labels) {
    return labels.stream()
        .filter(label -> arrivals.containsKey(label) && !isDisbelieved(label))
        .mapToLong(label -> arrivals.get(label).nanos())
        .reduce((a, b) -> a - b < 0 ? a : b);
  }
}
