package org.ticconnect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ticconnect.files.Starts;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.support.Master;

/** The whole program as an owner starts it, with the shipped files, on free ports of loopback. */
final class Device implements AutoCloseable {
  static final Path HOME = Path.of("").toAbsolutePath();

  private final Application application;
  private final Path data;
  private boolean closed;
  private final HttpClient http = HttpClient.newHttpClient();

  private Device(Application application, Path data) {
    this.application = application;
    this.data = data;
  }

  /**
   * @param settings key, value, key, value
   */
  static Device started(String... settings) throws Exception {
    return started(HOME, settings);
  }

  static Device started(Path home, String... settings) throws Exception {
    Path data = Files.createTempDirectory("tic-connect-data");
    return new Device(application(home, data, settings), data);
  }

  /**
   * @param data the folder that it writes to, which stays
   */
  static Device startedWith(Path data, Path home, Patience patience, String... settings)
      throws Exception {
    return new Device(
        application(home, data, patience, settings), Files.createTempDirectory("nothing"));
  }

  /** With times that are shorter than on a device. */
  static Device startedWith(Patience patience, String... settings) throws Exception {
    Path data = Files.createTempDirectory("tic-connect-data");
    return new Device(application(HOME, data, patience, settings), data);
  }

  private static Application application(Path home, Path data, String... settings)
      throws Exception {
    return application(home, data, Patience.USUAL, settings);
  }

  private static Application application(
      Path home, Path data, Patience patience, String... settings) throws Exception {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("modbus.port", "0");
    keys.put("http.port", "0");
    keys.put("network.loopback.counts", "true");
    keys.put("mqtt.client", "device-under-test");
    for (int i = 0; i < settings.length; i += 2) {
      keys.put(settings[i], settings[i + 1]);
    }
    Application application =
        Application.of(
            home, data, new Boot.Given(Map.of(), keys), Starts.begin(data), "0123abcd", patience);
    application.start();
    return application;
  }

  int modbusPort() {
    return application.modbusPort().orElseThrow();
  }

  int httpPort() {
    return application.httpPort().orElseThrow();
  }

  Master master() throws Exception {
    return new Master(modbusPort());
  }

  HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + httpPort() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
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
    application.mqtt().orElseThrow().serve(next);
  }

  /** Connections to the broker since the start. */
  long connections() {
    return application.mqtt().orElseThrow().link().connections();
  }

  /** What a topic map must hold. */
  TopicRules topicRules() {
    return application.brokers().rules();
  }

  /** A click of the button. */
  void click() {
    application.click();
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + httpPort() + path);
    return http.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
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
    application.close();
    try (Stream<Path> all = Files.walk(data)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
