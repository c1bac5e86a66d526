package org.ticconnect.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * A key of those who make packages.
 *
 * @param folder with the public half, in a file of its own
 * @param secret file with the private half
 */
public record SigningKey(Path folder, Path secret) {

  /**
   * A new one.
   *
   * @param below gets a folder for it
   */
  public static SigningKey in(Path below) throws IOException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Path folder = Files.createDirectories(below.resolve("update-keys"));
      Path secret = below.resolve("secret.pem");
      write(folder.resolve("founder.pem"), "PUBLIC", pair.getPublic());
      write(secret, "PRIVATE", pair.getPrivate());
      return new SigningKey(folder, secret);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void write(Path file, String kind, Key key) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN %1$s KEY-----\n%2$s\n-----END %1$s KEY-----\n"
            .formatted(kind, Base64.getEncoder().encodeToString(key.getEncoded())));
  }
}
