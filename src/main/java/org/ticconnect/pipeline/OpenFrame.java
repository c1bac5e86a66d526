package org.ticconnect.pipeline;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.meter.Measurement;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;

/** A frame while its groups come in: at most one group a label, so its memory is bounded. */
final class OpenFrame {
  private final Map<Label, Group> groups = new EnumMap<>(Label.class);
  private Optional<FrameDone> done = Optional.empty();
  private List<Measurement> measurements = List.of();

  void add(Group group) {
    groups.put(group.label(), group);
  }

  /**
   * @param known what this frame confirmed
   */
  void close(FrameDone end, List<Measurement> known) {
    done = Optional.of(end);
    measurements = known;
  }

  List<Measurement> measurements() {
    return measurements;
  }

  /** In the order of the specification. */
  List<Group> groups() {
    return List.copyOf(groups.values());
  }

  /** Whether it came from its start to its ETX. */
  boolean endedWhole() {
    return done.map(FrameDone::whole).orElse(false);
  }

  /** Whether it came from its start to its ETX and has something to tell. */
  boolean whole() {
    return endedWhole() && !groups.isEmpty();
  }

  /** Whether it is whole and each of its groups was good. */
  boolean correct() {
    return done.map(FrameDone::correct).orElse(false);
  }

  int badGroups() {
    return done.map(FrameDone::badGroups).orElse(0);
  }
}
