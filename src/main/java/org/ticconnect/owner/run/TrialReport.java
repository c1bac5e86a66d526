package org.ticconnect.owner.run;

import java.util.List;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.owner.endpoint.Sent;

/**
 * What a file did in a trial.
 *
 * @param sent what it would have published, shown and pushed
 * @param logs what its log steps said
 * @param mistakes what is wrong in it, and which routes failed
 */
public record TrialReport(List<Sent> sent, List<RunningFile.Line> logs, List<Mistake> mistakes) {}
