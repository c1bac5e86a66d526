package org.ticconnect.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.logging.LogType;

/** What a browser asked for, and how many bytes came, as they were sent. */
public final class Traffic {
  private final ObjectMapper json = new ObjectMapper();
  private final WebDriver driver;

  Traffic(WebDriver driver) {
    this.driver = driver;
  }

  /**
   * One request.
   *
   * @param bytes of headers and body as they came over the wire, compressed; so far, for a stream
   * @param status such as 200; 0 when nothing came
   */
  public record Request(String address, String type, int status, long bytes) {
    /** Whether it went over a network at all. */
    public boolean remote() {
      return address.matches("(https?|wss?):.*");
    }
  }

  /** What was asked for since this was last called. */
  public List<Request> take() {
    Map<String, Request> all = new LinkedHashMap<>();
    driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> read(entry.getMessage()).get("message"))
        .forEach(event -> count(all, event.get("method").asText(), event.get("params")));
    return new ArrayList<>(all.values());
  }

  /** Forgets what was asked for, unread. */
  public void forget() {
    driver.manage().logs().get(LogType.PERFORMANCE);
  }

  private static void count(Map<String, Request> all, String event, JsonNode told) {
    String id = told.path("requestId").asText();
    switch (event) {
      case "Network.requestWillBeSent" ->
          all.put(
              id, new Request(told.at("/request/url").asText(), told.path("type").asText(), 0, 0));
      case "Network.responseReceived" ->
          all.computeIfPresent(
              id,
              (same, one) ->
                  new Request(
                      one.address,
                      one.type,
                      told.at("/response/status").asInt(),
                      told.at("/response/encodedDataLength").asLong()));
      case "Network.dataReceived" ->
          all.computeIfPresent(
              id,
              (same, one) ->
                  new Request(
                      one.address,
                      one.type,
                      one.status,
                      one.bytes + told.path("encodedDataLength").asLong()));
      case "Network.loadingFinished" ->
          all.computeIfPresent(
              id,
              (same, one) ->
                  new Request(
                      one.address, one.type, one.status, told.path("encodedDataLength").asLong()));
      default -> {}
    }
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
