package org.ticconnect;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ticconnect.source.LineListener;
import org.ticconnect.source.LineState;

/** The newest state of each source's line. */
final class LineStates {
  private final Map<String, LineState> bySource = new ConcurrentHashMap<>();

  /** What the line of that source reports to. */
  LineListener listener(String source) {
    return state -> bySource.put(source, state);
  }

  Optional<LineState> of(String source) {
    return Optional.ofNullable(bySource.get(source));
  }
}
