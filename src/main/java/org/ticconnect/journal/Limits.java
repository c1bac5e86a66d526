package org.ticconnect.journal;

import java.time.Duration;

/**
 * What the journal may keep.
 *
 * @param age entries received longer ago than this are dropped, but not below one for each of its
 *     minutes
 * @param bytes largest size of the file
 */
public record Limits(Duration age, long bytes) {

  /** Smallest file that is of any use. */
  private static final long LEAST_BYTES = 2 * 1024 * 1024;

  /** Refuses limits that leave no room for any entry. */
  public Limits {
    if (age.isNegative() || age.isZero() || bytes < LEAST_BYTES) {
      throw new IllegalArgumentException("No room to keep anything: " + age + ", " + bytes);
    }
  }
}
