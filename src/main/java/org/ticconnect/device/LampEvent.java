package org.ticconnect.device;

/** What the lamp reacts to. */
public sealed interface LampEvent {

  /**
   * A good group came.
   *
   * @param source name in the configuration
   */
  record GoodGroup(String source) implements LampEvent {}

  /**
   * Whether there is an IPv4 address was looked up.
   *
   * @param present there is one
   */
  record Address(boolean present) implements LampEvent {}

  /** Time went by. */
  record Tick() implements LampEvent {}
}
