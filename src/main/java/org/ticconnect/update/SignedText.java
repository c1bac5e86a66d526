package org.ticconnect.update;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is signed of a package: what it is, and the bytes that it has. There is one way to write it,
 * so that every byte of it counts.
 *
 * @param name of the package
 * @param version in Debian's form
 * @param architecture Debian's word for processors, or {@code all}
 * @param bytes of the package before the part with the signature
 * @param sha256 of those bytes, 64 hexadecimal digits
 * @param key fingerprint of the public key, 64 hexadecimal digits
 */
public record SignedText(
    String name, String version, String architecture, long bytes, String sha256, String key) {
  static final int LONGEST = 1024;
  private static final int SIGNATURE = 64;
  private static final String FORM =
      """
      TIC Connect signed package 1
      Package: %s
      Version: %s
      Architecture: %s
      Bytes: %d
      SHA-256: %s
      Key: %s
      """;
  private static final String SIGNED = "Ed25519: ";
  private static final Pattern PATTERN =
      Pattern.compile(
          """
          TIC Connect signed package 1
          Package: ([a-z0-9][a-z0-9.+-]{1,50})
          Version: ([A-Za-z0-9.+:~-]{1,100})
          Architecture: ([a-z0-9-]{1,30})
          Bytes: ([1-9][0-9]{0,9})
          SHA-256: ([0-9a-f]{64})
          Key: ([0-9a-f]{64})
          Ed25519: ([A-Za-z0-9+/]{86}==)
          """);

  /** A text with what is said to be its signature. */
  record Sealed(SignedText text, byte[] signature) {
    /** As it stands in the package. */
    byte[] bytes() {
      String seal = text + SIGNED + Base64.getEncoder().encodeToString(signature) + "\n";
      return seal.getBytes(US_ASCII);
    }

    /** Empty when it is not written as it must be. */
    static Optional<Sealed> of(String written) {
      Matcher form = PATTERN.matcher(written);
      if (!form.matches()) {
        return Optional.empty();
      }
      SignedText text =
          new SignedText(
              form.group(1),
              form.group(2),
              form.group(3),
              Long.parseLong(form.group(4)),
              form.group(5),
              form.group(6));
      byte[] signature = Base64.getDecoder().decode(form.group(7));
      // Base64 has several ways to write its last letter.
      return Optional.of(new Sealed(text, signature))
          .filter(one -> signature.length == SIGNATURE)
          .filter(one -> written.equals(new String(one.bytes(), US_ASCII)));
    }
  }

  /** What the signature is of. */
  byte[] signedBytes() {
    return toString().getBytes(US_ASCII);
  }

  /** As it stands in the package, without the signature. */
  @Override
  public String toString() {
    return FORM.formatted(name, version, architecture, bytes, sha256, key);
  }
}
