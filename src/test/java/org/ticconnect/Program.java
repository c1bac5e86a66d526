package org.ticconnect;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.Master;

/** The whole program as a process of its own, which can be killed, starved and ended by signals. */
final class Program implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Path data;
  private final Process process;
  private final long begun = System.nanoTime();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  private Program(Path data, Process process) {
    this.data = data;
    this.process = process;
    Thread reader = new Thread(this::read, "program");
    reader.setDaemon(true);
    reader.start();
  }

  /** How it is started. */
  static final class Start {
    private final Path data;
    private final List<String> before = new ArrayList<>();
    private final List<String> java =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData"));
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private Class<?> main = TicConnect.class;

    private Start(Path data) {
      this.data = data;
      with("modbus.port", "0");
      with("http.port", "0");
      with("http.bind", "127.0.0.1");
      with("network.loopback.counts", "true");
      with("names.announce", "off");
      with("mqtt.client", "program-under-test");
      with("tic.source", "simulator:single-phase?seed=1");
    }

    Start with(String key, String value) {
      settings.put(key, value);
      return this;
    }

    /** Options of Java, the last ones win. */
    Start java(String... options) {
      java.addAll(List.of(options));
      return this;
    }

    Start environment(String name, String value) {
      environment.put(name, value);
      return this;
    }

    Start environment(Map<String, String> more) {
      environment.putAll(more);
      return this;
    }

    /** A command that runs it. */
    Start under(String... command) {
      before.addAll(List.of(command));
      return this;
    }

    /** Another program that becomes this one. */
    Start main(Class<?> other) {
      main = other;
      return this;
    }

    /** Returns at once. */
    Program begin() throws IOException {
      List<String> command = new ArrayList<>(before);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(java);
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
      command.addAll(List.of("--home", Device.HOME.toString(), "--data", data.toString()));
      settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.contains("NOTIFY_SOCKET"));
      builder.environment().putAll(environment);
      return new Program(data, builder.start());
    }

    /** Returns when it runs. */
    Program start() throws IOException {
      Program program = begin();
      program.runs();
      return program;
    }
  }

  /** A claimed one. */
  static Start in(Path data) throws IOException {
    return new Start(Claimed.folder(data));
  }

  /** Waits until it runs. */
  Program runs() {
    await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> said(" runs$").isPresent() || !process.isAlive());
    if (said(" runs$").isEmpty()) {
      throw new AssertionError("it does not start: " + lines);
    }
    return this;
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
  List<String> lines() {
    return lines;
  }

  /** What the last line that has it has in its first group, or of it. */
  private Optional<String> said(String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    return lines.stream()
        .map(wanted::matcher)
        .filter(Matcher::find)
        .map(found -> found.groupCount() > 0 ? found.group(1) : found.group())
        .reduce((one, two) -> two);
  }

  boolean hasSaid(String part) {
    return lines.stream().anyMatch(line -> line.contains(part));
  }

  int httpPort() {
    return Integer.parseInt(said("Web page listens on .* port ([0-9]+)").orElseThrow());
  }

  int modbusPort() {
    return Integer.parseInt(said("Modbus TCP listens on .*:([0-9]+)").orElseThrow());
  }

  Master master() throws Exception {
    return new Master(modbusPort());
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort() + path))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", Device.BEARER)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Without saying anything; the status of the answer. */
  int post(String path) throws Exception {
    return send("POST", path, "{}", "Content-Type", "application/json").statusCode();
  }

  JsonNode json(String path) {
    try {
      return new ObjectMapper().readTree(send("GET", path, "").body());
    } catch (Exception unreachable) {
      throw new AssertionError(path + " cannot be read; " + lines, unreachable);
    }
  }

  JsonNode status() {
    return json("/api/status");
  }

  JsonNode source() {
    return status().get("sources").get(0);
  }

  /** Whether the owner is told that. */
  boolean notes(String code) {
    for (JsonNode notice : status().get("notices")) {
      if (notice.get("code").asText().equals(code)) {
        return true;
      }
    }
    return false;
  }

  void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  Path data() {
    return data;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits for its end. */
  int exit(Duration most) throws InterruptedException {
    if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("it does not end: " + lines);
    }
    return process.exitValue();
  }

  /** Since it was begun. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Like a power cut of the process alone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
