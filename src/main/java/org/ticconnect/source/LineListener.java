package org.ticconnect.source;

/** Told of what happens to a line, on the thread that reads it. */
public interface LineListener {
  /** Its state is another one. */
  void changed(LineState state);

  /** A recording begins again: what comes now has nothing to do with what came before. */
  default void restarted() {}

  /**
   * Characters were dropped because their parity was wrong; most lines cannot tell.
   *
   * @param count since the last call
   */
  default void parityErrors(int count) {}
}
