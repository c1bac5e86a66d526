package org.ticconnect.network.manager;

/** NetworkManager cannot be asked, or does not do what it is asked; the message is a sentence. */
final class UnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnavailableException(String why) {
    super(why);
  }

  UnavailableException(String why, Throwable cause) {
    super(why, cause);
  }
}
