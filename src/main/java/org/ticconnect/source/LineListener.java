package org.ticconnect.source;

/** Told of what happens to a line, on the thread that reads it. */
public interface LineListener {
  /** Its state is another one. */
  void changed(LineState state);

  /** Its reader has come round once more, with bytes or without. */
  default void turned() {}

  /** It was read to its end, and nothing comes any more. */
  default void ended() {}

  /** A recording begins again: what comes now has nothing to do with what came before. */
  default void restarted() {}

  /**
   * Characters were dropped because their parity was wrong; most lines cannot tell.
   *
   * @param count since the last call
   */
  default void parityErrors(int count) {}
}
