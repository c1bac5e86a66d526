package org.ticconnect.pipeline;

/**
 * A frame's end.
 *
 * @param whole from its start to its ETX
 * @param badGroups how many of its groups were not believed
 */
record FrameDone(boolean whole, int badGroups) {
  boolean clean() {
    return whole && badGroups == 0;
  }
}
