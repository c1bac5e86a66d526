package org.ticconnect.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A program of other people that runs for as long as a test, and what it says. */
public final class Tool implements AutoCloseable {
  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Skips the test loudly when the program is absent. */
  public Tool(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    // Its lines are to come as they are said, not by the page.
    command.addAll(List.of("stdbuf", "-oL", Peers.require(program).toString()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread reader = new Thread(this::read, program);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException closed) {
      if (process.isAlive()) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  /** All that it has said. */
  public List<String> lines() {
    return lines;
  }

  public boolean running() {
    return process.isAlive();
  }

  @Override
  public void close() throws InterruptedException {
    // Not the process itself, which would close what is being read.
    process.toHandle().destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
