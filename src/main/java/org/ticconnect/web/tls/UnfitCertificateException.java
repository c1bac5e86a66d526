package org.ticconnect.web.tls;

/** A certificate or a key that the page cannot be served with; the message says why. */
public final class UnfitCertificateException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitCertificateException(String message) {
    super(message);
  }

  UnfitCertificateException(String message, Throwable cause) {
    super(message, cause);
  }
}
