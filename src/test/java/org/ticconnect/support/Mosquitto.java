package org.ticconnect.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A mosquitto broker of the test's own, on loopback. */
public final class Mosquitto implements AutoCloseable {
  private final Path configuration;
  private final int port;
  private Process process;

  private Mosquitto(Path configuration, int port) {
    this.configuration = configuration;
    this.port = port;
  }

  /** Prepared but not started; anybody may connect. */
  public static Mosquitto prepared(Path folder) throws IOException {
    return prepared(folder, "allow_anonymous true");
  }

  /**
   * Prepared but not started.
   *
   * @param lines of its configuration, besides where it listens
   */
  public static Mosquitto prepared(Path folder, String... lines) throws IOException {
    Peers.require("mosquitto");
    int port = Ports.free();
    Path configuration = folder.resolve("mosquitto-" + port + ".conf");
    Files.writeString(
        configuration,
        "user root\nlistener " + port + " 127.0.0.1\n" + String.join("\n", lines) + "\n");
    return new Mosquitto(configuration, port);
  }

  public static Mosquitto started(Path folder) throws IOException {
    return started(folder, "allow_anonymous true");
  }

  /**
   * Started.
   *
   * @param lines of its configuration, besides where it listens
   */
  public static Mosquitto started(Path folder, String... lines) throws IOException {
    Mosquitto broker = prepared(folder, lines);
    broker.start();
    return broker;
  }

  public void start() throws IOException {
    process =
        new ProcessBuilder(Peers.require("mosquitto").toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await().atMost(Duration.ofSeconds(10)).until(this::answers);
  }

  /** As when the power of its machine fails. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** It answers no more, and nobody is told. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private boolean answers() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return "mqtt://127.0.0.1:" + port;
  }

  /** With TLS, by the name that certificates are made for. */
  public String tlsUrl() {
    return "mqtts://localhost:" + port;
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      stop();
    }
  }
}
