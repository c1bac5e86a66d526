package org.ticconnect.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A package for Debian of a few kilobytes, made without Debian's tools, that installs one file. */
public final class SmallPackage {
  private static final int BLOCK = 512;
  private static final int NOISE = 4000;

  private SmallPackage() {}

  public static Path of(Path file, String name, String version, String architecture)
      throws IOException {
    String control =
        """
        Package: %s
        Version: %s
        Architecture: %s
        Maintainer: Nobody <nobody@example.org>
        Description: nothing
        """
            .formatted(name, version, architecture);
    byte[] noise = new byte[NOISE];
    new Random(version.hashCode()).nextBytes(noise);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    archive.write("!<arch>\n".getBytes(US_ASCII));
    part(archive, "debian-binary", "2.0\n".getBytes(US_ASCII));
    part(archive, "control.tar.gz", tar("./control", control.getBytes(US_ASCII)));
    part(archive, "data.tar.gz", tar("./usr/share/" + name, noise));
    return Files.write(file, archive.toByteArray());
  }

  private static void part(ByteArrayOutputStream archive, String name, byte[] content)
      throws IOException {
    archive.write(
        "%-16s%-12d%-6d%-6d%-8s%-10d`\n"
            .formatted(name, 0, 0, 0, "100644", content.length)
            .getBytes(US_ASCII));
    archive.write(content);
    if (content.length % 2 == 1) {
      archive.write('\n');
    }
  }

  private static byte[] tar(String name, byte[] content) throws IOException {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(header, 124, "%011o\0%011o\0".formatted(content.length, 0));
    put(header, 148, "        0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(header);
      out.write(content);
      out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK + 2 * BLOCK]);
    }
    return packed.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
