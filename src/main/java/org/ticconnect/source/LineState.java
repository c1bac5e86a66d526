package org.ticconnect.source;

/**
 * What a line is doing.
 *
 * @param status which of the four
 * @param detail one sentence for people, with the cure where there is one
 */
public record LineState(Status status, String detail) {

  /** The states of a line. */
  public enum Status {
    /** Not there yet, or silent since the start. */
    WAITING,
    /** Bytes can come. */
    OPEN,
    /** It was open and is not any more; opened again as soon as possible. */
    LOST,
    /** A file that was played to its end. */
    ENDED
  }
}
