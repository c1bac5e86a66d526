package org.ticconnect.life;

import java.util.Optional;

/**
 * How the program ended before this start.
 *
 * @param kind what it was about
 * @param detail what hung, or what systemd said; empty when nothing is known
 */
public record LastEnd(Kind kind, String detail) {
  static final LastEnd UNKNOWN = new LastEnd(Kind.UNKNOWN, "");

  private static final String OUT_OF_MEMORY = "3";

  /** What an end can be about. */
  public enum Kind {
    /** It is the first start since the machine was started, or nothing is known. */
    UNKNOWN("unknown"),
    /** Somebody wanted it. */
    ASKED("asked"),
    /** A part hung, so that the watchdog ended it. */
    WATCHDOG("watchdog"),
    /** There was no memory left. */
    MEMORY("memory"),
    /** It broke down or was killed. */
    CRASH("crash");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** As programs are told. */
    public String text() {
      return text;
    }
  }

  /** Whether the owner is to know of it. */
  public boolean bad() {
    return kind != Kind.UNKNOWN && kind != Kind.ASKED;
  }

  /**
   * @param asked whether it was noted that somebody wanted the end
   * @param flaws what seemed dead at last; empty when nothing did
   * @param result of the service as systemd tells it: result, kind of exit, status; empty when it
   *     told none
   */
  static LastEnd of(boolean asked, String flaws, Optional<String> result) {
    String[] said = result.orElse("").split(" ", 3);
    String status = said.length == 3 ? said[2] : "";
    return switch (said[0]) {
      case "watchdog" -> new LastEnd(Kind.WATCHDOG, flaws);
      case "oom-kill" -> new LastEnd(Kind.MEMORY, "MemoryMax");
      case "exit-code" ->
          status.equals(OUT_OF_MEMORY)
              ? new LastEnd(Kind.MEMORY, "-Xmx")
              : new LastEnd(Kind.CRASH, "exit code " + status);
      case "signal", "core-dump" -> new LastEnd(Kind.CRASH, "signal " + status);
      case "timeout" -> new LastEnd(Kind.CRASH, "did not end in time");
      default -> byNote(asked, flaws);
    };
  }

  private static LastEnd byNote(boolean asked, String flaws) {
    if (asked) {
      return new LastEnd(Kind.ASKED, "");
    }
    return flaws.isEmpty() ? new LastEnd(Kind.CRASH, "") : new LastEnd(Kind.WATCHDOG, flaws);
  }
}
