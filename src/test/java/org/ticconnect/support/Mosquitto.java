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

  /** Prepared but not started. */
  public static Mosquitto prepared(Path folder) throws IOException {
    Peers.require("mosquitto");
    int port = Ports.free();
    Path configuration = folder.resolve("mosquitto.conf");
    Files.writeString(
        configuration, "listener " + port + " 127.0.0.1\nallow_anonymous true\nuser root\n");
    return new Mosquitto(configuration, port);
  }

  public static Mosquitto started(Path folder) throws IOException {
    Mosquitto broker = prepared(folder);
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

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      stop();
    }
  }
}
