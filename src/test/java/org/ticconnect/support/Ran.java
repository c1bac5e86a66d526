package org.ticconnect.support;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a command did.
 *
 * @param command what was run
 * @param code its exit code, 0 when it did well
 * @param output what it said, on both its outputs
 */
public record Ran(List<String> command, int code, String output) {
  private static final long MINUTES = 10;

  /** Runs a command to its end, with nothing to read. */
  public static Ran of(String... command) throws IOException, InterruptedException {
    return of(List.of(command));
  }

  static Ran of(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(command + " does not end");
    }
    return new Ran(command, process.exitValue(), output);
  }

  /**
   * The output of a command that did well.
   *
   * @throws IOException when it did not, with what it said
   */
  public String ok() throws IOException {
    if (code != 0) {
      throw new IOException(command + " ended with " + code + ": " + output);
    }
    return output;
  }
}
