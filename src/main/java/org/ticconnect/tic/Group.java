package org.ticconnect.tic;

import java.util.Optional;

/**
 * A group that passed every rule: label known, fields, width, characters, checksum, horodate.
 *
 * @param label which one
 * @param horodate present for the labels that carry one
 * @param data exactly {@link Label#width()} characters, padding included
 */
public record Group(Label label, Optional<Horodate> horodate, String data) implements GroupResult {

  /** Characters between its LF and its CR, the check included. */
  public int length() {
    return label.groupLength();
  }

  /** The data as people read it: without padding, and with single spaces between words. */
  public String text() {
    return data.trim().replaceAll(" +", " ");
  }

  /**
   * The data as a number, in the label's unit.
   *
   * @return 0 to 999,999,999
   * @throws IllegalStateException when the label's content is not {@link Content#NUMBER}
   */
  public long number() {
    if (label.content() != Content.NUMBER) {
      throw new IllegalStateException(label.text() + " is not a number");
    }
    return Long.parseLong(data);
  }
}
