package org.ticconnect.owner.endpoint;

import java.util.List;

/** The last things that the routes of a file sent, for showing: of long ones the begin. */
public final class SentLog {
  /** Longest payload that is kept whole, in characters. */
  public static final int LONGEST_PAYLOAD = 1024;

  private static final int LONGEST_TARGET = 512;

  /** The names of the fields and the time in an answer. */
  private static final int FIELDS_BYTES = 100;

  private final Recent<Sent> last;

  /**
   * @param most how many are kept, at least 1
   * @param mostBytes how many bytes all of them take in an answer
   */
  public SentLog(int most, int mostBytes) {
    this.last = new Recent<>(most, mostBytes, SentLog::bytes);
  }

  private static int bytes(Sent sent) {
    return FIELDS_BYTES
        + Excerpt.jsonBytes(sent.target())
        + Excerpt.jsonBytes(sent.payload())
        + Excerpt.jsonBytes(sent.route());
  }

  /** Keeps it, and forgets the oldest when there are too many. */
  public void add(Sent sent) {
    last.add(
        new Sent(
            sent.kind(),
            Excerpt.of(sent.target(), LONGEST_TARGET),
            Excerpt.of(sent.payload(), LONGEST_PAYLOAD),
            sent.route(),
            sent.time()));
  }

  /** From the oldest to the newest. */
  public List<Sent> all() {
    return last.all();
  }
}
