package org.ticconnect.network.manager;

import java.time.Instant;
import java.util.Locale;

/**
 * How a change ended.
 *
 * @param message a sentence
 */
public record LastChange(What what, String message, Instant at) {

  /** In which way. */
  public enum What {
    CONFIRMED,
    TAKEN_BACK,
    FAILED;

    /** In small letters. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
