package org.ticconnect.tic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;
import org.ticconnect.tic.BadGroup.Cause;

/**
 * Judges groups. The six-bit checksum cannot see a flipped bit 6 or two exchanged characters, so a
 * group is believed only when the checksum, the label, the number of fields, the width, every
 * character, the range and the horodate are right together (specification 5.3.6 and 6.2).
 *
 * <p>Most groups of a frame repeat those of the frame before, so the last believed bytes of each
 * label are kept: the same bytes give the same group without being judged again. One instance a
 * line, used by one thread at a time.
 */
public final class GroupDecoder {
  private static final int HIGHEST_RELAYS = 255;
  private static final int HIGHEST_TARIFF_INDEX = 10;

  /** The last believed group of a label, and the bytes that it was made of. */
  private static final class Believed {
    private final byte[] bytes;
    private GroupResult group;

    private Believed(int length) {
      bytes = new byte[length];
    }
  }

  private final Believed[] believed = new Believed[Label.values().length];

  /**
   * @param raw the bytes between two ends of a group
   * @return a {@link Group} when each rule holds, else the first broken one
   */
  public GroupResult decode(LinePart.RawGroup raw) {
    return decode(raw.bytes(), raw.bytes().length, raw.afterLf());
  }

  /**
   * @param bytes begins with the bytes between two ends of a group
   * @param length how many they are, at least 1
   * @param afterLf whether an LF stood before them
   * @return a {@link Group} when each rule holds, else the first broken one
   */
  public GroupResult decode(byte[] bytes, int length, boolean afterLf) {
    GroupResult result = decode(bytes, 0, length);
    // Some receivers mangle the first character after a pause: the LF, or the label's first letter.
    if (result instanceof BadGroup && !afterLf && length > 1) {
      GroupResult withoutFirst = decode(bytes, 1, length);
      return withoutFirst instanceof Group ? withoutFirst : result;
    }
    return result;
  }

  private GroupResult decode(byte[] bytes, int from, int to) {
    int labelEnd = indexOfHt(bytes, from, to);
    if (labelEnd < 0) {
      return bad(Cause.FIELDS, bytes, to);
    }
    Optional<Label> label = Label.of(bytes, from, labelEnd);
    if (label.isPresent()) {
      Believed last = believed[label.get().ordinal()];
      if (last != null && Arrays.equals(last.bytes, 0, last.bytes.length, bytes, from, to)) {
        return last.group;
      }
    }
    GroupResult result = judge(label, bytes, from, labelEnd, to);
    if (result instanceof Group group) {
      believe(group, bytes, from, to);
    }
    return result;
  }

  private void believe(Group group, byte[] bytes, int from, int to) {
    int place = group.label().ordinal();
    if (believed[place] == null) {
      believed[place] = new Believed(to - from);
    }
    System.arraycopy(bytes, from, believed[place].bytes, 0, to - from);
    believed[place].group = group;
  }

  private static GroupResult judge(
      Optional<Label> label, byte[] bytes, int from, int labelEnd, int to) {
    int checkAt = to - 1;
    if (checkAt <= labelEnd || bytes[checkAt - 1] != Ascii.HT) {
      return bad(Cause.FIELDS, bytes, to);
    }
    if (Checksum.of(bytes, from, checkAt) != bytes[checkAt]) {
      return bad(Cause.CHECKSUM, bytes, to);
    }
    if (label.isEmpty()) {
      return bad(Cause.LABEL, bytes, to);
    }
    return fields(label.get(), bytes, labelEnd + 1, checkAt - 1);
  }

  /** Judges the fields between the label's HT and the HT before the check. */
  private static GroupResult fields(Label label, byte[] bytes, int from, int to) {
    int end = to + 2;
    int dataAt = from;
    Optional<Horodate> horodate = Optional.empty();
    if (label.hasHorodate()) {
      dataAt = indexOfHt(bytes, from, to) + 1;
      if (dataAt == 0) {
        return bad(Cause.FIELDS, bytes, end);
      }
      horodate = Horodate.parse(new String(bytes, from, dataAt - 1 - from, US_ASCII));
      if (horodate.isEmpty()) {
        return bad(Cause.HORODATE, bytes, end);
      }
    }
    if (indexOfHt(bytes, dataAt, to) >= 0) {
      return bad(Cause.FIELDS, bytes, end);
    }
    if (to - dataAt != label.width()) {
      return bad(Cause.WIDTH, bytes, end);
    }
    if (!label.content().accepts(bytes, dataAt, to)) {
      return bad(Cause.CONTENT, bytes, end);
    }
    Group group = new Group(label, horodate, new String(bytes, dataAt, to - dataAt, US_ASCII));
    return inRange(group) ? group : bad(Cause.CONTENT, bytes, end);
  }

  private static BadGroup bad(Cause cause, byte[] bytes, int length) {
    return new BadGroup(cause, Arrays.copyOf(bytes, length));
  }

  private static boolean inRange(Group group) {
    return switch (group.label()) {
      case RELAIS -> group.number() <= HIGHEST_RELAYS;
      case NTARF -> group.number() >= 1 && group.number() <= HIGHEST_TARIFF_INDEX;
      default -> true;
    };
  }

  private static int indexOfHt(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == Ascii.HT) {
        return i;
      }
    }
    return -1;
  }
}
