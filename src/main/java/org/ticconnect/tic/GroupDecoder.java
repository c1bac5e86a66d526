package org.ticconnect.tic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import org.ticconnect.tic.BadGroup.Cause;

/**
 * Judges groups. The six-bit checksum cannot see a flipped bit 6 or two exchanged characters, so a
 * group is believed only when the checksum, the label, the number of fields, the width, every
 * character, the range and the horodate are right together (specification 5.3.6 and 6.2).
 */
public final class GroupDecoder {
  private static final int HIGHEST_RELAYS = 255;
  private static final int HIGHEST_TARIFF_INDEX = 10;

  private GroupDecoder() {}

  /**
   * @param raw the bytes between two ends of a group
   * @return a {@link Group} when each rule holds, else the first broken one
   */
  public static GroupResult decode(LinePart.RawGroup raw) {
    GroupResult result = decode(raw.bytes(), 0);
    // Some receivers mangle the first character after a pause: the LF, or the label's first letter.
    if (result instanceof BadGroup && !raw.afterLf() && raw.bytes().length > 1) {
      GroupResult withoutFirst = decode(raw.bytes(), 1);
      return withoutFirst instanceof Group ? withoutFirst : result;
    }
    return result;
  }

  private static GroupResult decode(byte[] bytes, int from) {
    int checkAt = bytes.length - 1;
    int labelEnd = indexOfHt(bytes, from);
    if (labelEnd < 0 || checkAt <= labelEnd || bytes[checkAt - 1] != Ascii.HT) {
      return new BadGroup(Cause.FIELDS, bytes);
    }
    if (Checksum.of(bytes, from, checkAt) != bytes[checkAt]) {
      return new BadGroup(Cause.CHECKSUM, bytes);
    }
    Optional<Label> label = Label.of(new String(bytes, from, labelEnd - from, US_ASCII));
    if (label.isEmpty()) {
      return new BadGroup(Cause.LABEL, bytes);
    }
    return fields(label.get(), bytes, labelEnd + 1, checkAt - 1);
  }

  /** Judges the fields between the label's HT and the HT before the check. */
  private static GroupResult fields(Label label, byte[] bytes, int from, int to) {
    int dataAt = from;
    Optional<Horodate> horodate = Optional.empty();
    if (label.hasHorodate()) {
      dataAt = indexOfHt(bytes, from) + 1;
      if (dataAt == 0 || dataAt > to) {
        return new BadGroup(Cause.FIELDS, bytes);
      }
      horodate = Horodate.parse(new String(bytes, from, dataAt - 1 - from, US_ASCII));
      if (horodate.isEmpty()) {
        return new BadGroup(Cause.HORODATE, bytes);
      }
    }
    int inner = indexOfHt(bytes, dataAt);
    if (inner >= 0 && inner < to) {
      return new BadGroup(Cause.FIELDS, bytes);
    }
    if (to - dataAt != label.width()) {
      return new BadGroup(Cause.WIDTH, bytes);
    }
    if (!label.content().accepts(bytes, dataAt, to)) {
      return new BadGroup(Cause.CONTENT, bytes);
    }
    Group group = new Group(label, horodate, new String(bytes, dataAt, to - dataAt, US_ASCII));
    return inRange(group) ? group : new BadGroup(Cause.CONTENT, bytes);
  }

  private static boolean inRange(Group group) {
    return switch (group.label()) {
      case RELAIS -> group.number() <= HIGHEST_RELAYS;
      case NTARF -> group.number() >= 1 && group.number() <= HIGHEST_TARIFF_INDEX;
      default -> true;
    };
  }

  private static int indexOfHt(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == Ascii.HT) {
        return i;
      }
    }
    return -1;
  }
}
