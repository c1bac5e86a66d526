package org.ticconnect.source;

/** Told of each change of a line's state. */
@FunctionalInterface
public interface LineListener {
  void changed(LineState state);
}
