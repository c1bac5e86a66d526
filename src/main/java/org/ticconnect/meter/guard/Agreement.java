package org.ticconnect.meter.guard;

import java.util.Optional;
import org.ticconnect.tic.Group;

/**
 * Watches a label that changes seldom: another value than before is believed when two frames in a
 * row say it. In a text, a flipped bit 6 passes the checksum and every format.
 */
final class Agreement {
  private Optional<Group> believed = Optional.empty();
  private Optional<Group> candidate = Optional.empty();

  /** Whether the group is believed; {@link #believed()} before this call tells what was. */
  boolean judge(Group group) {
    boolean agreed =
        believed.filter(group::equals).isPresent() || candidate.filter(group::equals).isPresent();
    if (agreed) {
      believe(group);
    } else {
      candidate = Optional.of(group);
    }
    return agreed;
  }

  /** Takes it over without waiting. */
  void believe(Group group) {
    believed = Optional.of(group);
    candidate = Optional.empty();
  }

  Optional<Group> believed() {
    return believed;
  }
}
