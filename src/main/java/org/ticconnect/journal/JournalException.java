package org.ticconnect.journal;

import java.io.IOException;

/** The journal could not be written or read; it stays usable and the call may be repeated. */
public final class JournalException extends IOException {

  private static final long serialVersionUID = 1L;

  JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
