package org.ticconnect.device.button;

/** What is seen of the button. */
public sealed interface ButtonEvent {

  /**
   * It was looked at.
   *
   * @param down whether it is pressed
   */
  record Seen(boolean down) implements ButtonEvent {}

  /** It cannot be looked at. */
  record Blind() implements ButtonEvent {}
}
