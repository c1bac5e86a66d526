package org.ticconnect.update;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signs packages, for those who make them. The same package and key give the same bytes. */
public final class Signer {
  private final PrivateKey key;
  private final String fingerprint;

  private Signer(PrivateKey key, String fingerprint) {
    this.key = key;
    this.fingerprint = fingerprint;
  }

  /**
   * @param key file with the private key
   * @param known the public keys that packages are checked with
   * @throws IOException when the key cannot be read
   * @throws IllegalArgumentException when it is no key, or its public half is not among those known
   */
  public static Signer of(Path key, PackageKeys known) throws IOException {
    try {
      PrivateKey half = PackageKeys.privateKey(key);
      String fingerprint =
          known
              .fingerprint(half)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the public half of this key is not in config/update-keys, so that no"
                              + " device could check what it signs: openssl pkey -in "
                              + key.getFileName()
                              + " -pubout -out config/update-keys/NAME.pem"));
      return new Signer(half, fingerprint);
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException(
          key + " is no private key of Ed25519: " + wrong.getMessage(), wrong);
    }
  }

  /**
   * Puts the signature into the package, whole or not at all.
   *
   * @param file a package without a signature
   * @throws IOException when it cannot be read or written
   * @throws IllegalArgumentException when it is no package, or signed already
   */
  public SignedText sign(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".signed");
    SignedText.Sealed seal = sealed(file);
    try {
      Files.copy(file, fresh, REPLACE_EXISTING);
      try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.APPEND)) {
        ByteBuffer part = ByteBuffer.wrap(SignedPackage.part(seal));
        while (part.hasRemaining()) {
          out.write(part);
        }
        out.force(true);
      }
      Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return seal.text();
  }

  private SignedText.Sealed sealed(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      List<Archive.Part> parts = Archive.parts(channel);
      if (!SignedPackage.isPackage(parts)) {
        throw new IllegalArgumentException(Refusal.NOT_A_PACKAGE.sentence());
      }
      Archive.Part last = parts.get(parts.size() - 1);
      if (last.name().equals(SignedPackage.PART)) {
        throw new IllegalArgumentException("this package is signed already");
      }
      Map<String, String> fields = ControlFile.fields(channel, parts);
      SignedText text =
          new SignedText(
              field(fields, "Package"),
              DebianVersion.of(field(fields, "Version")).toString(),
              field(fields, "Architecture"),
              channel.size(),
              SignedPackage.sha256(channel, channel.size()),
              fingerprint);
      SignedText.Sealed seal =
          new SignedText.Sealed(text, PackageKeys.signature(key, text.signedBytes()));
      return SignedText.Sealed.of(new String(seal.bytes(), US_ASCII))
          .orElseThrow(
              () -> new IllegalArgumentException("this package cannot be signed:\n" + text));
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException("the key cannot sign: " + wrong.getMessage(), wrong);
    }
  }

  private static String field(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .orElseThrow(() -> new IllegalArgumentException("the package has no field " + name));
  }
}
