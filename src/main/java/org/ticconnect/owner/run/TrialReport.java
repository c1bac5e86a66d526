package org.ticconnect.owner.run;

import java.util.List;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.owner.endpoint.Sent;

/**
 * What a file did in a trial.
 *
 * @param sent what it would have published, shown and pushed
 * @param logs what its log steps said
 * @param mistakes why it cannot run
 * @param failures which routes failed with what they were told, and why
 */
public record TrialReport(
    List<Sent> sent, List<RunningFile.Line> logs, List<Mistake> mistakes, List<Mistake> failures) {

  static TrialReport refused(List<Mistake> mistakes) {
    return new TrialReport(List.of(), List.of(), mistakes, List.of());
  }
}
