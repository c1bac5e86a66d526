package org.ticconnect.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A small Java process of the test's own that runs a main class of the tests until it is killed.
 */
public final class ChildJvm {
  private final List<String> command = new ArrayList<>();

  public ChildJvm(Class<?> main, String... arguments) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx48m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
  }

  /**
   * Runs it, and kills it like a power cut of the process alone; returns when it is gone.
   *
   * @param line gets each line of its output, the last ones after the kill
   * @param enough asked after each line: whether to kill it now
   */
  public void killWhen(Consumer<String> line, BooleanSupplier enough)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader output = process.inputReader()) {
      for (String next = output.readLine(); next != null; next = output.readLine()) {
        line.accept(next);
        if (enough.getAsBoolean()) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
  }
}
