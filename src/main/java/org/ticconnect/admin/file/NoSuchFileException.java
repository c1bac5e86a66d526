package org.ticconnect.admin.file;

/** There is no such file, or no such version of it. */
final class NoSuchFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchFileException(String message) {
    super(message);
  }
}
