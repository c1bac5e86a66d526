package org.ticconnect.access;

import java.time.Instant;

/**
 * Something that its owner may want to know of afterwards.
 *
 * @param what in one word, such as {@code login_failed}
 * @param who as {@link Caller#name()}; empty for a stranger
 * @param from numeric address; empty when nobody asked over the network
 * @param detail without secrets; may be empty
 */
public record SecurityEvent(Instant at, String what, String who, String from, String detail) {
  private static final int LONGEST = 160;

  /** Control characters, which could forge lines of a log, are left out, and too much text is. */
  public SecurityEvent {
    who = clean(who);
    from = clean(from);
    detail = clean(detail);
  }

  private static String clean(String text) {
    String printable = text.replaceAll("\\p{C}", "?");
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "..." : printable;
  }
}
