package org.ticconnect.source;

import org.ticconnect.meter.line.Symptom;

/**
 * What a line is doing.
 *
 * @param status which of the four
 * @param detail one sentence for people, with the cure where there is one
 * @param symptom what the line notices of itself
 */
public record LineState(Status status, String detail, Symptom symptom) {

  LineState(Status status, String detail) {
    this(status, detail, Symptom.NONE);
  }

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
