package org.ticconnect.owner.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ticconnect.owner.endpoint.Sent;

/**
 * What an owner may know of a file.
 *
 * @param name as it was served
 * @param running whether its routes run
 * @param reason why it was stopped; empty while it runs
 * @param since when it was started, or stopped
 * @param routes each with its counts
 * @param sent the last things that it sent, from the oldest to the newest
 * @param log the last lines that it logged, from the oldest to the newest
 */
public record RunningFile(
    String name,
    boolean running,
    Optional<String> reason,
    Instant since,
    List<RouteState> routes,
    List<Sent> sent,
    List<Line> log) {

  /**
   * What became of the messages of a route.
   *
   * @param id as written, or made up
   * @param messages how many were begun and ended
   * @param failures how many of them failed
   * @param last failure, if there was one
   * @param dropped how many were not begun because the route was too slow
   */
  public record RouteState(
      String id, long messages, long failures, Optional<Failure> last, long dropped) {}

  /**
   * A message that failed.
   *
   * @param time wall clock, a stamp only
   * @param reason for people
   */
  public record Failure(Instant time, String reason) {}

  /**
   * A line of a log step.
   *
   * @param time wall clock, a stamp only
   * @param level INFO, WARN, ERROR or DEBUG
   * @param route its id
   * @param text without line breaks
   */
  public record Line(Instant time, String level, String route, String text) {}
}
