package org.ticconnect.tic;

/** What a line is made of, in the order in which it arrived. */
public sealed interface LinePart {

  /**
   * The characters between two ends of a group, not judged yet.
   *
   * @param bytes without LF and CR, 1 to {@link LineSplitter#LONGEST_GROUP} bytes
   * @param afterLf whether an LF stood before them; without one the first byte may be a mangled LF
   */
  record RawGroup(byte[] bytes, boolean afterLf) implements LinePart {}

  /** Bytes that cannot be a group: longer than any group, or cut by the end of a frame. */
  record Debris(BadGroup.Cause cause) implements LinePart {}

  /** Where a frame ends. */
  enum FrameEnd implements LinePart {
    /** ETX came, and the frame's start had been seen. */
    WHOLE,
    /** The next STX, an EOT or the greatest length came first, or the start was missed. */
    CUT
  }
}
