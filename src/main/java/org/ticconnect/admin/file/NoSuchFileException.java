package org.ticconnect.admin.file;

/** There is no such file, or no such version of it. */
public final class NoSuchFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoSuchFileException(String message) {
    super(message);
  }
}
