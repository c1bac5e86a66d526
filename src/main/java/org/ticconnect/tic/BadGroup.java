package org.ticconnect.tic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/**
 * A group that is not believed.
 *
 * @param cause the first rule that it broke
 * @param bytes what arrived, without LF and CR; empty when nothing was kept
 */
public record BadGroup(Cause cause, byte[] bytes) implements GroupResult {

  private static final int SHORTEST_REST = 2;

  /**
   * The label that the damaged group still names, so that nobody takes it for not sent.
   *
   * @return empty when no label of the specification can be read
   */
  public Optional<Label> named() {
    String text = new String(bytes, ISO_8859_1);
    String start = text.substring(0, Math.max(0, text.indexOf('\t')));
    return Label.of(start).or(() -> Label.of(start.isEmpty() ? start : start.substring(1)));
  }

  /** Whether it would name a label of the specification if it had not lost its first character. */
  public boolean firstCharacterLost() {
    String text = new String(bytes, ISO_8859_1);
    String start = text.substring(0, Math.max(0, text.indexOf('\t')));
    return start.length() >= SHORTEST_REST
        && Label.of(start).isEmpty()
        && Arrays.stream(Label.values()).anyMatch(label -> label.text().substring(1).equals(start));
  }

  /**
   * Whether it may have been the group of any label: it names none, and is not the sound group of a
   * label that we do not know.
   */
  public boolean anonymous() {
    return named().isEmpty() && cause != Cause.LABEL;
  }

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
