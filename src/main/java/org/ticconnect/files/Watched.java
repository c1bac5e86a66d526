package org.ticconnect.files;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A change that is being watched.
 *
 * @param changes the versions that it made run; empty for the shipped one
 * @param before those that were served before it
 * @param until on the monotonic clock, in nanoseconds
 */
record Watched(
    Map<FileName, Optional<Integer>> changes, Map<FileName, Optional<Integer>> before, long until) {

  Watched {
    changes = Map.copyOf(changes);
    before = Map.copyOf(before);
  }

  /** The same without one of its files. */
  Watched without(FileName name) {
    Map<FileName, Optional<Integer>> changesLeft = new HashMap<>(changes);
    Map<FileName, Optional<Integer>> beforeLeft = new HashMap<>(before);
    changesLeft.remove(name);
    beforeLeft.remove(name);
    return new Watched(changesLeft, beforeLeft, until);
  }

  boolean over(long now) {
    return now - until >= 0;
  }

  /** Whether it may be the fault of this change. */
  boolean concerns(Part.Trouble trouble) {
    return trouble.file().isEmpty() || changes.containsKey(trouble.file().get());
  }
}
