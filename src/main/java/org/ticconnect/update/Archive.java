package org.ticconnect.update;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a package, which is an archive of ar(1). Read within bounds: a few parts, whose
 * headers alone are looked at, and which fill the file to its end. Sizes of megabytes cost nothing.
 */
final class Archive {
  static final String MAGIC = "!<arch>\n";
  static final int HEADER = 60;
  private static final int MOST_PARTS = 4;
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9._/-]{1,16}) *[0-9 ]{12}[0-9 ]{6}[0-9 ]{6}[0-7 ]{8}([0-9]{1,10}) *`\n",
          Pattern.DOTALL);

  private Archive() {}

  /**
   * One part.
   *
   * @param header where its header begins
   * @param size of what it holds, in bytes
   */
  record Part(String name, long header, long size) {
    /** Where what it holds begins. */
    long begin() {
      return header + HEADER;
    }

    /** Where the next one begins: at an even place. */
    long end() {
      return begin() + size + size % 2;
    }
  }

  /**
   * @return empty when it is no archive, or one of more parts than a package has
   */
  static List<Part> parts(FileChannel file) throws IOException {
    long length = file.size();
    if (!MAGIC.equals(text(file, 0, MAGIC.length()))) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    long at = MAGIC.length();
    while (at < length) {
      Matcher form = FORM.matcher(text(file, at, HEADER));
      if (parts.size() == MOST_PARTS || !form.matches()) {
        return List.of();
      }
      Part part = new Part(form.group(1), at, Long.parseLong(form.group(2)));
      if (part.end() > length) {
        return List.of();
      }
      parts.add(part);
      at = part.end();
    }
    return parts;
  }

  /** Some bytes as text; shorter at the end of the file. */
  static String text(FileChannel file, long at, int length) throws IOException {
    return new String(bytes(file, at, length), ISO_8859_1);
  }

  /** Some bytes; fewer at the end of the file. */
  static byte[] bytes(FileChannel file, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(length, file.size() - at)));
    while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) > 0) {
      continue;
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** The header of a part. */
  static byte[] header(String name, long size) {
    return String.format("%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, 0, 0, 0, "100644", size)
        .getBytes(US_ASCII);
  }
}
