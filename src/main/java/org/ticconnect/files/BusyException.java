package org.ticconnect.files;

/** Not now, but in some seconds. */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message with the cure
   */
  public BusyException(String message) {
    super(message);
  }
}
