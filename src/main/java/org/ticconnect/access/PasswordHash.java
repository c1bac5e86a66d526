package org.ticconnect.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2-HMAC-SHA256.
 *
 * @param rounds 1 to {@link #MOST_ROUNDS}
 * @param salt 16 bytes
 * @param hash 32 bytes
 */
record PasswordHash(int rounds, byte[] salt, byte[] hash) {
  /** What a new one is made with. */
  static final int ROUNDS = 600_000;

  static final int MOST_ROUNDS = 2_000_000;
  private static final int SALT_BYTES = 16;
  private static final int BITS = 256;

  PasswordHash {
    if (rounds < 1 || rounds > MOST_ROUNDS || salt.length < SALT_BYTES) {
      throw new IllegalArgumentException("no hash of a password");
    }
  }

  /** Takes about a second on a small board. */
  static PasswordHash of(String password) {
    byte[] salt = Secret.bytes(SALT_BYTES);
    return new PasswordHash(ROUNDS, salt, derive(password, salt, ROUNDS));
  }

  /** Whether it is of this password; takes as long as its making, whatever the answer. */
  boolean matches(String password) {
    return MessageDigest.isEqual(hash, derive(password, salt, rounds));
  }

  private static byte[] derive(String password, byte[] salt, int rounds) {
    // One keyboard sends an é as one character, another as two.
    char[] characters = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, rounds, BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      spec.clearPassword();
      Arrays.fill(characters, ' ');
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that
        && rounds == that.rounds
        && Arrays.equals(salt, that.salt)
        && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }

  @Override
  public String toString() {
    return "PasswordHash[" + rounds + " rounds]";
  }
}
