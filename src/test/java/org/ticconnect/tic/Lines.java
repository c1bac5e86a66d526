package org.ticconnect.tic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bytes of a line and what the protocol makes of them, for tests that read like captures. */
public final class Lines {
  private Lines() {}

  /** A group from LF to CR with its right check. */
  public static String group(String label, String... fields) {
    String body = label + "\t" + String.join("\t", fields) + "\t";
    byte[] bytes = body.getBytes(ISO_8859_1);
    return "\n" + body + Checksum.of(bytes, 0, bytes.length) + "\r";
  }

  /** Groups between STX and ETX. */
  public static String frame(String... groups) {
    return "\u0002" + String.join("", groups) + "\u0003";
  }

  public static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Everything that the bytes contain, judged. */
  public static List<Object> parts(byte[] bytes) {
    return parts(new LineSplitter(), bytes);
  }

  static List<Object> parts(LineSplitter splitter, byte[] bytes) {
    GroupDecoder decoder = new GroupDecoder();
    List<Object> parts = new ArrayList<>();
    for (LinePart part : splitter.split(bytes)) {
      parts.add(part instanceof LinePart.RawGroup raw ? decoder.decode(raw) : part);
    }
    return parts;
  }

  /** The good groups in the bytes. */
  public static List<Group> groups(byte[] bytes) {
    return parts(bytes).stream().filter(Group.class::isInstance).map(Group.class::cast).toList();
  }

  /** A good group by its label and data. */
  public static Group good(Label label, String data) {
    return new Group(label, Optional.empty(), data);
  }

  /** A good group with a horodate. */
  public static Group good(Label label, String horodate, String data) {
    return new Group(label, Horodate.parse(horodate), data);
  }
}
