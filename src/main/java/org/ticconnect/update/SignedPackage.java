package org.ticconnect.update;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An ordinary package for Debian with one more part at its end, which dpkg leaves alone: a text
 * that says what the package is and which bytes it has, and the signature of that text. Nothing in
 * the package is unpacked before all its bytes are known to be those that were signed.
 */
public final class SignedPackage {
  /** Of what is there, its signature included. */
  public static final long LARGEST = 100L * 1024 * 1024;

  static final String PART = "_ticsign";
  private static final List<String> NAMES =
      List.of("debian-binary", "control\\.tar(\\..+)?", "data\\.tar(\\..+)?", PART);
  private static final int CHUNK = 64 * 1024;

  private final Path file;

  public SignedPackage(Path file) {
    this.file = file;
  }

  /**
   * What a device takes.
   *
   * @param name of the package
   * @param version that runs; only newer ones are taken
   * @param architectures of Debian that run here
   */
  public record Wanted(String name, DebianVersion version, Set<String> architectures) {}

  /**
   * Reads it once from its beginning to its end.
   *
   * @throws IOException when it cannot be read
   */
  public Verdict check(PackageKeys keys, Wanted wanted) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > LARGEST) {
        return new Verdict.Refused(Refusal.TOO_LARGE);
      }
      List<Archive.Part> parts = Archive.parts(channel);
      if (!isPackage(parts)) {
        return new Verdict.Refused(Refusal.NOT_A_PACKAGE);
      }
      if (parts.size() < NAMES.size()) {
        return new Verdict.Refused(Refusal.UNSIGNED);
      }
      return signed(channel, parts.get(parts.size() - 1), keys, wanted);
    }
  }

  /** With or without a signature. */
  static boolean isPackage(List<Archive.Part> parts) {
    if (parts.size() < NAMES.size() - 1) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).name().matches(NAMES.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Verdict signed(
      FileChannel channel, Archive.Part part, PackageKeys keys, Wanted wanted) throws IOException {
    if (keys.fingerprints().isEmpty()) {
      return new Verdict.Refused(Refusal.NO_KEYS);
    }
    Optional<SignedText.Sealed> written = written(channel, part);
    if (written.isEmpty()) {
      return new Verdict.Refused(Refusal.WRONG_SIGNATURE);
    }
    SignedText text = written.get().text();
    Optional<PublicKey> key = keys.key(text.key());
    if (key.isEmpty()) {
      return new Verdict.Refused(Refusal.UNKNOWN_KEY);
    }
    if (!PackageKeys.holds(key.get(), text.signedBytes(), written.get().signature())) {
      return new Verdict.Refused(Refusal.WRONG_SIGNATURE);
    }
    if (text.bytes() != part.header() || !text.sha256().equals(sha256(channel, part.header()))) {
      return new Verdict.Refused(Refusal.CHANGED);
    }
    return fitting(text, wanted);
  }

  /** Empty when it, or the header before it, is written in another way than a signer writes it. */
  private static Optional<SignedText.Sealed> written(FileChannel channel, Archive.Part part)
      throws IOException {
    if (part.size() > SignedText.LONGEST) {
      return Optional.empty();
    }
    byte[] end = Archive.bytes(channel, part.header(), (int) (part.end() - part.header()));
    String text = new String(end, Archive.HEADER, (int) part.size(), ISO_8859_1);
    return SignedText.Sealed.of(text).filter(seal -> Arrays.equals(part(seal), end));
  }

  /** The part with its header and what makes its length even. */
  static byte[] part(SignedText.Sealed seal) {
    byte[] text = seal.bytes();
    byte[] even = text.length % 2 == 0 ? new byte[0] : "\n".getBytes(US_ASCII);
    return ByteBuffer.allocate(Archive.HEADER + text.length + even.length)
        .put(Archive.header(PART, text.length))
        .put(text)
        .put(even)
        .array();
  }

  private static Verdict fitting(SignedText text, Wanted wanted) {
    if (!text.name().equals(wanted.name())) {
      return new Verdict.Refused(Refusal.OTHER_PACKAGE);
    }
    if (!wanted.architectures().contains(text.architecture())) {
      return new Verdict.Refused(Refusal.OTHER_ARCHITECTURE);
    }
    return DebianVersion.of(text.version()).compareTo(wanted.version()) > 0
        ? new Verdict.Good(text)
        : new Verdict.Refused(Refusal.NOT_NEWER);
  }

  /** Of the first bytes. */
  static String sha256(FileChannel channel, long length) throws IOException {
    MessageDigest digest = digest();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    long at = 0;
    while (at < length) {
      chunk.clear().limit((int) Math.min(CHUNK, length - at));
      int read = channel.read(chunk, at);
      if (read <= 0) {
        throw new IOException("the package became shorter while it was read");
      }
      digest.update(chunk.flip());
      at += read;
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
