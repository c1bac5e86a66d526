package org.ticconnect.files;

import java.time.Instant;
import java.util.Optional;

/**
 * What a file said at a time.
 *
 * @param number 1 for the first of a file
 * @param hash SHA-256 of its bytes, 64 hexadecimal digits
 * @param bytes its length
 * @param author who saved it
 * @param time when, a stamp only
 * @param error why it does not run, at most 500 characters; empty when nothing is known against it
 */
public record Version(
    int number, String hash, int bytes, String author, Instant time, Optional<String> error) {
  private static final int LONGEST_ERROR = 500;

  Version because(String reason) {
    String told = reason.length() > LONGEST_ERROR ? reason.substring(0, LONGEST_ERROR) : reason;
    return new Version(number, hash, bytes, author, time, Optional.of(told));
  }

  Version forgiven() {
    return new Version(number, hash, bytes, author, time, Optional.empty());
  }

  /** Tells this version of a file from any other. */
  public String tag() {
    return number + "-" + hash.substring(0, 16);
  }
}
