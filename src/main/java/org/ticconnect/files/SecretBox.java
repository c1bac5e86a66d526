package org.ticconnect.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A text that only opens with a passphrase: AES-256-GCM with a key from PBKDF2-HMAC-SHA256.
 *
 * @param rounds of the key's making
 * @param salt Base64
 * @param nonce Base64
 * @param data Base64
 */
record SecretBox(int rounds, String salt, String nonce, String data) {
  /** Fewest characters of a passphrase. */
  static final int SHORTEST_PASSPHRASE = 8;

  private static final int ROUNDS = 600_000;
  private static final int MOST_ROUNDS = 1_000_000;
  private static final int KEY_BITS = 256;
  private static final int TAG_BITS = 128;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;

  static SecretBox close(String text, String passphrase) {
    byte[] salt = random(SALT_BYTES);
    byte[] nonce = random(NONCE_BYTES);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          key(passphrase, salt, ROUNDS),
          new GCMParameterSpec(TAG_BITS, nonce));
      return new SecretBox(
          ROUNDS, text(salt), text(nonce), text(cipher.doFinal(text.getBytes(UTF_8))));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Empty when the passphrase is another one, or the box is damaged. */
  Optional<String> open(String passphrase) {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      return Optional.empty();
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          key(passphrase, bytes(salt), rounds),
          new GCMParameterSpec(TAG_BITS, bytes(nonce)));
      return Optional.of(new String(cipher.doFinal(bytes(data)), UTF_8));
    } catch (GeneralSecurityException | ProviderException | IllegalArgumentException wrong) {
      return Optional.empty();
    }
  }

  private static SecretKey key(String passphrase, byte[] salt, int rounds)
      throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, rounds, KEY_BITS);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    return new SecretKeySpec(key, "AES");
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text);
  }
}
