package org.ticconnect.web;

/**
 * How safe the way to the page is.
 *
 * @param https whether it is encrypted
 * @param httpOnly whether it is not and others in the network can read along: worth a warning
 * @param fingerprint SHA-256 of the certificate, pairs of hexadecimal digits with colons; empty
 *     without
 */
public record Transport(boolean https, boolean httpOnly, String fingerprint) {
  /** While nothing is served. */
  public static final Transport NONE = new Transport(false, false, "");
}
