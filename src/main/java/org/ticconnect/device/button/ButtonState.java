package org.ticconnect.device.button;

/** How the button is. Times are on the monotonic clock, in nanoseconds. */
public sealed interface ButtonState {

  /** Not pressed, or nobody can see it. */
  record Released() implements ButtonState {}

  /** Pressed; letting it go will count. */
  record Pressed(long since) implements ButtonState {}

  /** Down when it was first seen: nobody knows since when, so that letting it go will not count. */
  record Found(long since) implements ButtonState {}

  /** Down for so long that something must be lying on it: letting it go will not count. */
  record Stuck() implements ButtonState {
    /** What it means and how to mend it, for people. */
    public static final String MEANING =
        "it has been down for more than 30 s and is ignored until it is let go: free it, or set"
            + " button.active if it works the other way round";
  }
}
