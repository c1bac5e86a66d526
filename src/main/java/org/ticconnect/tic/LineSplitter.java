package org.ticconnect.tic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts the bytes of a line into groups and frame ends (specification 5.3.6), whatever the pieces in
 * which they arrive. A group ends at its CR; where a CR was damaged, the next LF, STX or ETX ends
 * it, so that one bad byte costs one group. Memory is bounded by {@link #LONGEST_GROUP} whatever
 * comes. Not thread-safe: one instance a line, used by one thread at a time.
 */
public final class LineSplitter {
  /** Longest group on the wire is 109 bytes between LF and CR ({@code PJOURF+1}). */
  public static final int LONGEST_GROUP = 128;

  /** A frame with all 71 labels has 1727 bytes. */
  public static final int LONGEST_FRAME = 2048;

  /** The characters that end something, as bits. */
  private static final int MARKS =
      1 << Ascii.STX | 1 << Ascii.ETX | 1 << Ascii.EOT | 1 << Ascii.LF | 1 << Ascii.CR;

  /** Told of each part as soon as it is complete. */
  public interface Receiver {

    /**
     * Characters between two ends of a group, not judged yet.
     *
     * @param buffer holds them, until this call returns
     * @param length 1 to {@link #LONGEST_GROUP}
     * @param afterLf whether an LF stood before them
     */
    void group(byte[] buffer, int length, boolean afterLf);

    /** Bytes that cannot be a group. */
    void debris(BadGroup.Cause cause);

    /** A frame that had at least one group is over. */
    void frameEnd(LinePart.FrameEnd end);
  }

  private final byte[] group = new byte[LONGEST_GROUP];
  private int length;
  private boolean afterLf;
  private boolean overlong;

  private boolean startSeen;
  private int frameBytes;
  private int frameGroups;

  /**
   * @param bytes what arrived, any number, cut anywhere
   * @return the parts that these bytes completed, oldest first
   */
  public List<LinePart> split(byte[] bytes) {
    Parts parts = new Parts();
    split(bytes, 0, bytes.length, parts);
    return parts.all;
  }

  /**
   * @param bytes holds what arrived, any number, cut anywhere
   * @param from index of the first byte
   * @param to index after the last byte
   */
  public void split(byte[] bytes, int from, int to, Receiver receiver) {
    int at = from;
    while (at < to) {
      int end = Math.min(to, at + LONGEST_FRAME + 1 - frameBytes);
      int mark = nextMark(bytes, at, end);
      append(bytes, at, mark);
      frameBytes += mark - at;
      at = mark;
      if (mark < end) {
        frameBytes++;
        at++;
        mark(bytes[mark], receiver);
      }
      if (frameBytes > LONGEST_FRAME) {
        closeFrame(receiver, LinePart.FrameEnd.CUT);
      }
    }
  }

  /**
   * The line was interrupted: what was begun is given up, for its rest will not come.
   *
   * @return what that ended
   */
  public List<LinePart> interrupted() {
    Parts parts = new Parts();
    abandonFrame(parts);
    return parts.all;
  }

  private static int nextMark(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      int b = bytes[i];
      if (b <= Ascii.CR && b >= 0 && (MARKS >> b & 1) == 1) {
        return i;
      }
    }
    return to;
  }

  private void mark(byte b, Receiver receiver) {
    switch (b) {
      case Ascii.CR -> endGroup(receiver, false);
      case Ascii.LF -> endGroup(receiver, true);
      case Ascii.STX -> startFrame(receiver);
      case Ascii.ETX -> endFrame(receiver);
      default -> abandonFrame(receiver);
    }
  }

  private void append(byte[] bytes, int from, int to) {
    int count = Math.min(to - from, LONGEST_GROUP - length);
    overlong |= count < to - from;
    System.arraycopy(bytes, from, group, length, count);
    length += count;
  }

  /** Bytes without any HT are noise, not the beginning of a group. */
  private boolean sawField() {
    for (int i = 0; i < length; i++) {
      if (group[i] == Ascii.HT) {
        return true;
      }
    }
    return false;
  }

  private void endGroup(Receiver receiver, boolean lf) {
    boolean atCr = !lf;
    if (overlong) {
      receiver.debris(BadGroup.Cause.TOO_LONG);
    } else if (length > 0 && (atCr || sawField())) {
      receiver.group(group, length, afterLf);
      frameGroups++;
    }
    clearGroup();
    afterLf = lf;
  }

  private void startFrame(Receiver receiver) {
    dropGroup(receiver);
    closeFrame(receiver, LinePart.FrameEnd.CUT);
    startSeen = true;
  }

  private void endFrame(Receiver receiver) {
    endGroup(receiver, true);
    afterLf = false;
    closeFrame(receiver, startSeen ? LinePart.FrameEnd.WHOLE : LinePart.FrameEnd.CUT);
    // Frames follow each other without a pause: what comes now is a start, even if its STX is hurt.
    startSeen = true;
  }

  private void abandonFrame(Receiver receiver) {
    dropGroup(receiver);
    closeFrame(receiver, LinePart.FrameEnd.CUT);
  }

  private void dropGroup(Receiver receiver) {
    if (overlong || sawField()) {
      receiver.debris(overlong ? BadGroup.Cause.TOO_LONG : BadGroup.Cause.CUT);
    }
    clearGroup();
    afterLf = false;
  }

  private void closeFrame(Receiver receiver, LinePart.FrameEnd end) {
    if (frameGroups > 0) {
      receiver.frameEnd(end);
    }
    frameGroups = 0;
    frameBytes = 0;
    startSeen = false;
  }

  private void clearGroup() {
    length = 0;
    overlong = false;
  }

  /** Keeps the parts, each with bytes of its own. */
  private static final class Parts implements Receiver {
    private final List<LinePart> all = new ArrayList<>();

    @Override
    public void group(byte[] buffer, int length, boolean afterLf) {
      all.add(new LinePart.RawGroup(Arrays.copyOf(buffer, length), afterLf));
    }

    @Override
    public void debris(BadGroup.Cause cause) {
      all.add(new LinePart.Debris(cause));
    }

    @Override
    public void frameEnd(LinePart.FrameEnd end) {
      all.add(end);
    }
  }
}
