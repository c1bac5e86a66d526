package org.ticconnect.pipeline;

/**
 * A frame's end.
 *
 * @param whole from its start to its ETX
 * @param badGroups how many of its groups came damaged
 * @param anonymous how many of those did not even name a label
 */
record FrameDone(boolean whole, int badGroups, int anonymous) {

  /** Whether it is whole and each of its groups good (specification, annex A). */
  boolean correct() {
    return whole && badGroups == 0;
  }

  /** Whether what the frame lacks was not sent. */
  boolean complete() {
    return whole && anonymous == 0;
  }
}
