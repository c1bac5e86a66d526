package org.ticconnect.history.past;

import java.util.List;

/**
 * What somebody wants to see of a source.
 *
 * @param from second of the epoch; the step that it belongs to is the first
 * @param to second of the epoch; the step that begins then is not told any more
 * @param of which series; empty for all that there is something of
 */
public record Question(Step step, long from, long to, List<Series> of) {
  public Question {
    of = List.copyOf(of);
  }
}
