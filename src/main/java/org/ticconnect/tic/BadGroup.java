package org.ticconnect.tic;

/**
 * A group that is not believed.
 *
 * @param cause the first rule that it broke
 * @param bytes what arrived, without LF and CR; empty when nothing was kept
 */
public record BadGroup(Cause cause, byte[] bytes) implements GroupResult {

  /** Why a group is not believed, in the order in which the rules are applied. */
  public enum Cause {
    /** Longer than the longest group. */
    TOO_LONG,
    /** A frame's start or the end of transmission came in the middle of it. */
    CUT,
    /** Not label, data and check between HTs, or not the number of fields of its label. */
    FIELDS,
    /** The check character does not fit. */
    CHECKSUM,
    /** The specification knows no such label. */
    LABEL,
    /** The data field does not have the label's width. */
    WIDTH,
    /** A character or a value that the label cannot have. */
    CONTENT,
    /** A horodate that is no date. */
    HORODATE
  }
}
