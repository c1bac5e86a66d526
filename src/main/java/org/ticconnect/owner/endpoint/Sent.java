package org.ticconnect.owner.endpoint;

import java.time.Instant;

/**
 * Something that a route sent.
 *
 * @param kind where to
 * @param target topic, colour or address
 * @param payload what; empty for the lamp
 * @param route id of the route that sent it
 * @param time wall clock, a stamp only
 */
public record Sent(Kind kind, String target, String payload, String route, Instant time) {

  /** Where something is sent to. */
  public enum Kind {
    PUBLISH,
    SHOW,
    PUSH
  }
}
