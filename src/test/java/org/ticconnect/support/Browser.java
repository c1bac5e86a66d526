package org.ticconnect.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks as the page does: with the cookies that it was given, and from an address of its choice. */
public final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final int port;

  public Browser(int port) {
    this.port = port;
    headers.put("X-TIC", "1");
    headers.put("Content-Type", "application/json");
  }

  /** Goes with each request from now on; none when the value is empty. */
  public Browser with(String header, String value) {
    if (value.isEmpty()) {
      headers.remove(header);
    } else {
      headers.put(header, value);
    }
    return this;
  }

  /** The cookies as they are sent. */
  public String cookies() {
    StringBuilder text = new StringBuilder();
    cookies.forEach((name, value) -> text.append(name).append('=').append(value).append("; "));
    return text.toString().trim();
  }

  /** Sends these cookies from now on. */
  public Browser withCookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  /** The value of a cookie; empty for none. */
  public String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  /**
   * What was answered.
   *
   * @param json null when it is none
   */
  public record Answer(int status, JsonNode json, HttpResponse<?> response) {
    /** A text of the answer. */
    public String text(String field) {
      return json == null ? "" : json.path(field).asText();
    }
  }

  /** A question, of whose answer no more is read than the first 64 KiB when it goes on. */
  public Answer ask(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies());
    }
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Answer(response.statusCode(), json(response), response);
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(method + " " + path, failed);
    }
  }

  private static JsonNode json(HttpResponse<InputStream> response) throws IOException {
    try (InputStream in = response.body()) {
      boolean json =
          response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
      return json ? new ObjectMapper().readTree(in) : null;
    }
  }

  private void keep(String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    if (cookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  public Answer get(String path) {
    return ask("GET", path, "");
  }

  public Answer post(String path, String body) {
    return ask("POST", path, body);
  }

  public Answer put(String path, String body) {
    return ask("PUT", path, body);
  }

  /** Logs in. */
  public Answer login(String password) {
    return post("/api/login", "{\"password\":\"" + password + "\"}");
  }
}
