package org.ticconnect.access;

/** Something is not done; the message says why and how it would be. */
public final class AccessRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it is not done. */
  public enum Reason {
    /** The password or code is another one. */
    WRONG,
    /** Too many were tried lately, or just now. */
    TOO_MANY,
    /** What is asked for is not in order. */
    NOT_IN_ORDER,
    /** Presence was not proven. */
    NOT_PROVEN,
    /** Not as things stand: claimed already, or not yet. */
    NOT_NOW,
    /** There is no such thing. */
    NONE,
    /** It cannot be kept: nothing was changed. */
    UNWRITABLE
  }

  private final Reason reason;
  private final int seconds;

  AccessRefusedException(Reason reason, String message) {
    this(reason, message, 0);
  }

  /**
   * @param seconds after which it may be tried again; 0 when time does not mend it
   */
  AccessRefusedException(Reason reason, String message, int seconds) {
    super(message, null, false, false);
    this.reason = reason;
    this.seconds = seconds;
  }

  public Reason reason() {
    return reason;
  }

  /** After which it may be tried again; 0 when time does not mend it. */
  public int seconds() {
    return seconds;
  }
}
