package org.ticconnect.tic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes groups and frames as a meter does (specification 5.3.6). */
public final class GroupEncoder {
  private GroupEncoder() {}

  /**
   * @param group any group; its data is written as it is
   * @return LF, label, horodate if there is one, data, check and CR
   */
  public static byte[] encode(Group group) {
    StringBuilder body = new StringBuilder(group.label().text()).append('\t');
    group.horodate().ifPresent(horodate -> body.append(horodate.text()).append('\t'));
    body.append(group.data()).append('\t');
    byte[] checked = body.toString().getBytes(US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream(checked.length + 3);
    out.write(Ascii.LF);
    out.writeBytes(checked);
    out.write(Checksum.of(checked, 0, checked.length));
    out.write(Ascii.CR);
    return out.toByteArray();
  }

  /**
   * @param groups in the order of transmission
   * @return STX, the groups and ETX
   */
  public static byte[] frame(List<Group> groups) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(LineSplitter.LONGEST_FRAME);
    out.write(Ascii.STX);
    groups.forEach(group -> out.writeBytes(encode(group)));
    out.write(Ascii.ETX);
    return out.toByteArray();
  }
}
