package org.ticconnect;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ticconnect.access.Access;
import org.ticconnect.life.Vitals;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.Master;
import org.ticconnect.web.gate.Entrance;

/** The whole program as an owner starts it, with the shipped files, on free ports of loopback. */
final class Device implements AutoCloseable {
  /** Header that says from which address a request seems to come. */
  static final String FROM = "Test-From";

  /** What a program sends that may do everything. */
  static final String BEARER = "Bearer " + Claimed.TOKEN;

  static final Path HOME = Path.of("").toAbsolutePath();

  private final AtomicReference<Access> access;
  private final AtomicLong skew;
  private final Runner runner;
  private final Path data;
  private boolean closed;
  private final HttpClient http = HttpClient.newHttpClient();

  private Device(AtomicReference<Access> access, AtomicLong skew, Runner runner, Path data) {
    this.access = access;
    this.skew = skew;
    this.runner = runner;
    this.data = data;
  }

  /**
   * Claimed, and asked with a token that may do everything.
   *
   * @param settings key, value, key, value
   */
  static Device started(String... settings) throws Exception {
    return started(HOME, settings);
  }

  static Device started(Path home, String... settings) throws Exception {
    Path data = Files.createTempDirectory("tic-connect-data");
    return of(Claimed.folder(data), data, home, Patience.USUAL, settings);
  }

  /**
   * @param data the folder that it writes to, which stays
   */
  static Device startedWith(Path data, Path home, Patience patience, String... settings)
      throws Exception {
    Path nothing = Files.createTempDirectory("nothing");
    return of(Claimed.folder(data), nothing, home, patience, settings);
  }

  /** With times that are shorter than on a device. */
  static Device startedWith(Patience patience, String... settings) throws Exception {
    Path data = Files.createTempDirectory("tic-connect-data");
    return of(Claimed.folder(data), data, HOME, patience, settings);
  }

  /**
   * As it comes out of its box, when nothing is in the folder.
   *
   * @param data the folder that it writes to, which stays
   */
  static Device unclaimed(Path data, String... settings) throws Exception {
    return of(data, Files.createTempDirectory("nothing"), HOME, Patience.USUAL, settings);
  }

  private static Device of(
      Path data, Path toDelete, Path home, Patience patience, String... settings) throws Exception {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("modbus.port", "0");
    keys.put("http.port", "0");
    keys.put("network.loopback.counts", "true");
    keys.put("names.announce", "off");
    keys.put("mqtt.client", "device-under-test");
    for (int i = 0; i < settings.length; i += 2) {
      keys.put(settings[i], settings[i + 1]);
    }
    AtomicLong skew = new AtomicLong();
    AtomicReference<Access> access = new AtomicReference<>();
    Supplier<Entrance> entrances =
        () -> {
          access.set(new Access(data, () -> System.nanoTime() + skew.get(), Clock.systemUTC()));
          return new Entrance(access.get(), Device::address);
        };
    Installation where =
        new Installation(
            home,
            data,
            data.resolve("run"),
            "unix:path=" + data.resolve("no-bus"),
            new Boot.Given(Map.of(), keys),
            "0123abcd",
            new Vitals(),
            patience,
            entrances,
            List.of());
    Runner runner = new Runner(where, any -> {});
    try {
      runner.start();
    } catch (Exception refused) {
      runner.close();
      throw refused;
    }
    return new Device(access, skew, runner, toDelete);
  }

  /** Tests say from where they seem to come. */
  private static String address(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(FROM))
        .orElse(request.remoteAddress().hostAddress());
  }

  /** What can be asked over HTTP. */
  Set<String> paths() {
    return application().paths();
  }

  /** Has time pass for who may do what. */
  void later(Duration time) {
    skew.addAndGet(time.toNanos());
  }

  /** Who may do what. */
  Access access() {
    return access.get();
  }

  private Application application() {
    return runner.application().orElseThrow();
  }

  /** Waits until another application serves than before. */
  void awaitRestart(Action asks) throws Exception {
    Application before = application();
    asks.take();
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> runner.application().filter(now -> now != before).isPresent());
  }

  /** Something that a test does. */
  interface Action {
    void take() throws Exception;
  }

  /** A port that is wanted and cannot be had, in words. */
  Optional<String> missingPort() {
    return application().missingPort();
  }

  int modbusPort() {
    return application().modbusPort().orElseThrow();
  }

  int httpPort() {
    return application().httpPort().orElseThrow();
  }

  Master master() throws Exception {
    return new Master(modbusPort());
  }

  int httpsPort() {
    return application().httpsPort().orElseThrow();
  }

  HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + httpPort() + path);
    return http.send(
        HttpRequest.newBuilder(uri).header("Authorization", BEARER).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  JsonNode json(String path) {
    try {
      return new ObjectMapper().readTree(get(path).body());
    } catch (Exception unreachable) {
      throw new AssertionError(path + " cannot be read", unreachable);
    }
  }

  JsonNode status() {
    return json("/api/status");
  }

  /** What is told of MQTT. */
  JsonNode mqtt() {
    return json("/api/mqtt");
  }

  boolean connected() {
    return mqtt().get("state").asText().equals("connected");
  }

  /** Serves another topic map. */
  void serve(TopicMap next) {
    application().mqtt().orElseThrow().serve(next);
  }

  /** Connections to the broker since the start. */
  long connections() {
    return application().mqtt().orElseThrow().link().connections();
  }

  /** What a topic map must hold. */
  TopicRules topicRules() {
    return application().brokers().rules();
  }

  /** Has the broker be tried at once, as a click does, however many there were just before. */
  void reconnect() {
    application().mqtt().orElseThrow().link().reconnect();
  }

  /** A click of the button. */
  void click() {
    application().click();
  }

  /** The button was held. */
  void hold() throws IOException {
    runner.factoryDefaults();
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + httpPort() + path);
    return http.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("Authorization", BEARER)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Any request.
   *
   * @param headers name, value, name, value
   */
  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    request.header("Content-Type", "text/plain");
    request.header("Authorization", BEARER);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Saves a file whatever was there and has it run.
   *
   * @param file such as {@code routes/mine}
   */
  void run(String file, String text) throws Exception {
    HttpResponse<String> saved = send("PUT", "/api/files/" + file, text, "If-Match", "*");
    if (saved.statusCode() != 200) {
      throw new AssertionError(saved.body());
    }
    HttpResponse<String> active = send("POST", "/api/files/" + file + "/activate", "");
    if (active.statusCode() != 200) {
      throw new AssertionError(active.body());
    }
  }

  /** What the status says of the first source. */
  JsonNode source() {
    return status().get("sources").get(0);
  }

  String lamp() {
    return status().get("lamp").get("pattern").asText();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    runner.close();
    try (Stream<Path> all = Files.walk(data)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
