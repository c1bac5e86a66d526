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

  private final byte[] group = new byte[LONGEST_GROUP];
  private int length;
  private boolean afterLf;
  private boolean overlong;
  private boolean sawField;

  private boolean startSeen;
  private int frameBytes;
  private int frameGroups;

  /**
   * @param bytes what arrived, any number, cut anywhere
   * @return the parts that these bytes completed, oldest first
   */
  public List<LinePart> split(byte[] bytes) {
    List<LinePart> parts = new ArrayList<>();
    for (byte b : bytes) {
      take(b, parts);
    }
    return parts;
  }

  /**
   * The line was interrupted: what was begun is given up, for its rest will not come.
   *
   * @return what that ended
   */
  public List<LinePart> interrupted() {
    List<LinePart> parts = new ArrayList<>();
    abandonFrame(parts);
    return parts;
  }

  private void take(byte b, List<LinePart> parts) {
    frameBytes++;
    switch (b) {
      case Ascii.CR -> endGroup(parts, false);
      case Ascii.LF -> endGroup(parts, true);
      case Ascii.STX -> startFrame(parts);
      case Ascii.ETX -> endFrame(parts);
      case Ascii.EOT -> abandonFrame(parts);
      default -> append(b);
    }
    if (frameBytes > LONGEST_FRAME) {
      closeFrame(parts, LinePart.FrameEnd.CUT);
    }
  }

  private void append(byte b) {
    if (length == LONGEST_GROUP) {
      overlong = true;
      return;
    }
    sawField |= b == Ascii.HT;
    group[length++] = b;
  }

  /**
   * Ends what was collected; bytes without any HT before an LF, STX or ETX are noise, not a group.
   */
  private void endGroup(List<LinePart> parts, boolean lf) {
    boolean atCr = !lf;
    if (overlong) {
      parts.add(new LinePart.Debris(BadGroup.Cause.TOO_LONG));
    } else if (length > 0 && (atCr || sawField)) {
      parts.add(new LinePart.RawGroup(Arrays.copyOf(group, length), afterLf));
      frameGroups++;
    }
    clearGroup();
    afterLf = lf;
  }

  private void startFrame(List<LinePart> parts) {
    dropGroup(parts);
    closeFrame(parts, LinePart.FrameEnd.CUT);
    startSeen = true;
  }

  private void endFrame(List<LinePart> parts) {
    endGroup(parts, true);
    afterLf = false;
    closeFrame(parts, startSeen ? LinePart.FrameEnd.WHOLE : LinePart.FrameEnd.CUT);
    // Frames follow each other without a pause: what comes now is a start, even if its STX is hurt.
    startSeen = true;
  }

  private void abandonFrame(List<LinePart> parts) {
    dropGroup(parts);
    closeFrame(parts, LinePart.FrameEnd.CUT);
  }

  private void dropGroup(List<LinePart> parts) {
    if (overlong || sawField) {
      parts.add(new LinePart.Debris(overlong ? BadGroup.Cause.TOO_LONG : BadGroup.Cause.CUT));
    }
    clearGroup();
    afterLf = false;
  }

  private void closeFrame(List<LinePart> parts, LinePart.FrameEnd end) {
    if (frameGroups > 0) {
      parts.add(end);
    }
    frameGroups = 0;
    frameBytes = 0;
    startSeen = false;
  }

  private void clearGroup() {
    length = 0;
    overlong = false;
    sawField = false;
  }
}
