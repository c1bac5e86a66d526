package org.ticconnect.store;

/** A state of the store that cannot be opened. */
final class UnsoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long version;

  UnsoundException(long version, Throwable cause) {
    super(cause);
    this.version = version;
  }

  long version() {
    return version;
  }
}
