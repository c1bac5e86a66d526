package org.ticconnect.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes in the run folder how the program does, so that the next start can tell how it ended, and
 * whether it is healthy.
 */
final class Notebook {
  /** Written by the service's {@code ExecStopPost=}. */
  static final String RESULT = "service-result";

  static final String HEALTHY = "healthy";
  static final String STATE = "life";

  private static final String RUNS = "runs";
  private static final String ASKED = "asked to end";
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  private final RunFolder folder;
  private final String version;
  private String noted = "";

  /**
   * @param version of the program
   */
  Notebook(RunFolder folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  /** A start begins; how the one before ended. */
  LastEnd begin() {
    folder.delete(HEALTHY);
    List<String> before =
        new ArrayList<>(
            folder.read(STATE).map(String::lines).stream().flatMap(lines -> lines).toList());
    while (before.size() < 3) {
      before.add("");
    }
    LastEnd end =
        before.get(0).equals(boot())
            ? LastEnd.of(before.get(1).equals(ASKED), before.get(2), folder.read(RESULT))
            : LastEnd.UNKNOWN;
    folder.delete(RESULT);
    note(RUNS, "");
    return end;
  }

  /** All parts live. */
  void healthy() {
    note(RUNS, "");
    folder.write(HEALTHY, version + "\n");
  }

  /** Some part seems dead. */
  void unhealthy(String flaws) {
    note(RUNS, flaws);
  }

  /** Somebody wants the end. */
  void asked() {
    note(ASKED, "");
  }

  private synchronized void note(String state, String flaws) {
    String text = boot() + "\n" + state + "\n" + flaws + "\n";
    if (!text.equals(noted)) {
      noted = text;
      folder.write(STATE, text);
    }
  }

  private static String boot() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException unknown) {
      return "unknown";
    }
  }
}
