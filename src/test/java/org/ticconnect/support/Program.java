package org.ticconnect.support;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, on free ports of loopback. */
public final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private Program(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it; returns when its page answers.
   *
   * @param settings key=value
   */
  public static Program started(Path home, Path data, String... settings) throws IOException {
    Program program = begun(home, data, settings);
    await().atMost(PATIENCE).until(() -> !program.process.isAlive() || program.answers());
    if (!program.process.isAlive()) {
      throw new AssertionError("the program ended with " + program.process.exitValue());
    }
    return program;
  }

  /** Starts it, and does not wait. */
  public static Program begun(Path home, Path data, String... settings) throws IOException {
    int port = Ports.free();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.ticconnect.TicConnect");
    command.addAll(List.of("--home", home.toString(), "--data", data.toString()));
    command.addAll(List.of("-Dhttp.port=" + port, "-Dmodbus.port=0"));
    for (String setting : settings) {
      command.add("-D" + setting);
    }
    return new Program(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start(),
        port);
  }

  private boolean answers() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      JsonNode status = socket.isConnected() ? status() : null;
      return status != null && status.has("safe_mode");
    } catch (IOException notYet) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  /** Asks as a program that may do everything. */
  public Browser browser() {
    return new Browser(port).with("Authorization", "Bearer " + Claimed.TOKEN);
  }

  public JsonNode status() {
    return browser().get("/api/status").json();
  }

  /** As when the power of the process fails. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asked to stop; its exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not stop");
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
