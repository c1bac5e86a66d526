package org.ticconnect.update;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What a package says of itself, in the file {@code control}. Only who signs reads it: a device
 * believes the signed text, so that it unpacks nothing of strangers.
 */
final class ControlFile {
  private static final int LARGEST_PART = 1024 * 1024;
  private static final int LARGEST_FILE = 64 * 1024;
  private static final int MOST_FILES = 64;
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE = 12;
  private static final int OCTAL = 8;

  private ControlFile() {}

  /**
   * Its fields by their names, those of one line.
   *
   * @throws IOException when there is none that can be read
   */
  static Map<String, String> fields(FileChannel channel, List<Archive.Part> parts)
      throws IOException {
    Archive.Part part = parts.get(1);
    if (part.size() > LARGEST_PART) {
      throw new IOException("the package says too much of itself: more than 1 MiB");
    }
    byte[] packed = Archive.bytes(channel, part.begin(), (int) part.size());
    try (InputStream tar = unpacked(part.name(), new ByteArrayInputStream(packed))) {
      return read(control(tar));
    }
  }

  private static InputStream unpacked(String name, InputStream packed) throws IOException {
    return switch (name) {
      case "control.tar" -> packed;
      case "control.tar.gz" -> new GZIPInputStream(packed);
      default -> throw new IOException(name + " cannot be read: build the package with gzip");
    };
  }

  private static String control(InputStream tar) throws IOException {
    for (int i = 0; i < MOST_FILES; i++) {
      byte[] header = tar.readNBytes(BLOCK);
      if (header.length < BLOCK) {
        break;
      }
      String name = text(header, 0, NAME);
      int size = size(text(header, SIZE_AT, SIZE));
      byte[] content = tar.readNBytes(size);
      if (name.equals("./control") || name.equals("control")) {
        return new String(content, UTF_8);
      }
      tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    }
    throw new IOException("the package has no file control");
  }

  private static String text(byte[] header, int from, int length) {
    String text = new String(header, from, length, US_ASCII);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static int size(String octal) throws IOException {
    String digits = octal.trim();
    if (!digits.matches("[0-7]{0,11}")) {
      throw new IOException("the control part of the package is damaged");
    }
    long size = digits.isEmpty() ? 0 : Long.parseLong(digits, OCTAL);
    if (size > LARGEST_FILE) {
      throw new IOException("a file of the control part is larger than 64 KiB");
    }
    return (int) size;
  }

  private static Map<String, String> read(String control) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : control.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0 && !line.startsWith(" ")) {
        fields.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).trim());
      }
    }
    return fields;
  }
}
