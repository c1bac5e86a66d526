package org.ticconnect.mqtt.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the private key of this device before it is used: files of another form, or of another
 * certificate, would only show as a broken handshake.
 */
final class DeviceKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final String HOW =
      "; this makes one of the right form: openssl pkcs8 -topk8 -nocrypt -in %s -out device.key";
  private static final byte[] SAMPLE = {1, 2, 3};

  private DeviceKey() {}

  /**
   * @throws IOException with a sentence for people
   */
  static void check(Path certificate, Path key) throws IOException {
    PublicKey open = BrokerTrust.certificates(certificate).iterator().next().getPublicKey();
    try {
      PrivateKey secret =
          KeyFactory.getInstance(open.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(decoded(key)));
      if (!belongTogether(open, secret)) {
        throw notOf(key, certificate, null);
      }
    } catch (GeneralSecurityException | IllegalArgumentException other) {
      throw notOf(key, certificate, other);
    }
  }

  private static IOException notOf(Path key, Path certificate, Exception cause) {
    return new IOException(key + " is not the key of " + certificate, cause);
  }

  private static byte[] decoded(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException absent) {
      throw new IOException("there is no file " + file, absent);
    }
    if (text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED")) {
      throw new IOException("the key in " + file + " needs a password" + HOW.formatted(file));
    }
    if (text.contains("BEGIN RSA PRIVATE KEY") || text.contains("BEGIN EC PRIVATE KEY")) {
      throw new IOException("the key in " + file + " has an old form" + HOW.formatted(file));
    }
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw new IOException("no private key in " + file);
    }
    return Base64.getMimeDecoder().decode(block.group(1));
  }

  private static boolean belongTogether(PublicKey open, PrivateKey secret)
      throws GeneralSecurityException {
    String algorithm =
        switch (open.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> open.getAlgorithm();
        };
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(secret);
    signing.update(SAMPLE);
    byte[] signature = signing.sign();
    Signature verifying = Signature.getInstance(algorithm);
    verifying.initVerify(open);
    verifying.update(SAMPLE);
    return verifying.verify(signature);
  }
}
