package org.ticconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The clock of one process, set as somebody would set that of its machine: the monotonic one goes
 * on. Debian's package {@code faketime} does it.
 */
public final class FakeTime {
  private static final List<String> LIBRARIES =
      List.of("x86_64-linux-gnu", "aarch64-linux-gnu", "arm-linux-gnueabihf");

  private final Path library;
  private final Path shown;

  /**
   * Skips the test loudly where the library is absent.
   *
   * @param folder for a file
   * @param first as {@link #set} has it
   */
  public FakeTime(Path folder, String first) throws IOException {
    Peers.require("faketime");
    library =
        LIBRARIES.stream()
            .map(kind -> Path.of("/usr/lib", kind, "faketime/libfaketime.so.1"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    shown = folder.resolve("shown-time");
    set(first);
  }

  /**
   * Sets the clock, within a second.
   *
   * @param to an offset to the real one, such as {@code -10y}, or a time, such as
   *     {@code @1970-01-01 00:00:30}
   */
  public void set(String to) throws IOException {
    assertThat(to).matches("[+-][0-9]+[hdy]?|@[0-9: -]+");
    Path fresh = shown.resolveSibling("shown-time.new");
    Files.writeString(fresh, to + "\n");
    Files.move(fresh, shown, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Of a process that is to have this clock. */
  public Map<String, String> environment() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("LD_PRELOAD", library.toString());
    names.put("FAKETIME_TIMESTAMP_FILE", shown.toString());
    names.put("FAKETIME_CACHE_DURATION", "1");
    names.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    // Java waits by the monotonic clock, which is left as it is.
    names.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    return names;
  }
}
