package org.ticconnect.admin;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.ticconnect.mqtt.BrokerTrials;
import org.ticconnect.mqtt.link.BrokerCertificate;
import org.ticconnect.mqtt.link.Trial;
import org.ticconnect.settings.Settings;

/**
 * Route step: tries a broker. The body is a JSON object with {@code url}, {@code username}, {@code
 * password}, {@code ca}, {@code certificate}, {@code key} and {@code pin}; what is left out is as
 * set, but a saved password is sent to no other broker than the saved one.
 */
final class TrialStep implements Processor {
  private static final Set<String> FIELDS =
      new TreeSet<>(Set.of("url", "username", "password", "ca", "certificate", "key", "pin"));
  private static final int BAD_REQUEST = 400;
  private static final int BUSY = 429;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final BrokerTrials trials;

  TrialStep(BrokerTrials trials) {
    this.trials = trials;
  }

  @Override
  public void process(Exchange exchange) throws InterruptedException {
    Message message = exchange.getIn();
    String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
    String body = Optional.ofNullable(message.getBody(String.class)).orElse("");
    message.removeHeaders("*");
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    try {
      if (!body.isBlank() && !type.startsWith("application/json")) {
        throw new IllegalArgumentException(
            "send the question as JSON: Content-Type: application/json");
      }
      List<Trial.Outcome> outcomes = trials.of(tried(body));
      message.setBody(
          Map.of(
              "ok",
              outcomes.stream().allMatch(Trial.Outcome::ok),
              "brokers",
              outcomes.stream().map(TrialStep::json).toList()));
    } catch (IllegalStateException busy) {
      refuse(message, BUSY, busy.getMessage());
    } catch (IOException | IllegalArgumentException wrong) {
      refuse(message, BAD_REQUEST, wrong.getMessage());
    }
  }

  private static void refuse(Message message, int status, String why) {
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setBody(Map.of("error", why));
  }

  private Settings.Mqtt tried(String body) {
    Settings.Mqtt now = trials.settings();
    JsonNode asked = body.isBlank() ? JSON.createObjectNode() : read(body);
    Settings.Tls tls =
        new Settings.Tls(
            file(asked, "ca", now.tls().authority()),
            file(asked, "certificate", now.tls().certificate()),
            file(asked, "key", now.tls().key()),
            field(asked, "pin", now.tls().pin()));
    Optional<String> url = field(asked, "url", now.url());
    if (url.isEmpty()) {
      throw new IllegalArgumentException("no broker is set: name one in 'url'");
    }
    // Saved credentials go to nobody else than before.
    boolean saved = url.equals(now.url()) && tls.equals(now.tls());
    return new Settings.Mqtt(
        url,
        field(asked, "username", saved ? now.username() : Optional.empty()),
        field(asked, "password", saved ? now.password() : Optional.empty()),
        now.client(),
        now.root(),
        now.map(),
        tls,
        now.history());
  }

  private static JsonNode read(String body) {
    JsonNode asked;
    try {
      asked = JSON.readTree(body);
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      throw new IllegalArgumentException(
          "the body is no JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
          broken);
    }
    if (!asked.isObject()) {
      throw new IllegalArgumentException(
          "the body must be a JSON object such as {\"url\":\"mqtt://host:1883\"}");
    }
    for (Map.Entry<String, JsonNode> field : asked.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        throw new IllegalArgumentException(
            "'" + field.getKey() + "' is not known; there are " + FIELDS);
      }
      if (!field.getValue().isTextual()) {
        throw new IllegalArgumentException("'" + field.getKey() + "' must be text");
      }
    }
    return asked;
  }

  private static Optional<String> field(JsonNode asked, String name, Optional<String> now) {
    return asked.has(name)
        ? Optional.of(asked.get(name).asText()).filter(text -> !text.isEmpty())
        : now;
  }

  /** Nobody is to find out which other files there are. */
  private static Optional<String> file(JsonNode asked, String name, Optional<String> now) {
    Optional<String> file = field(asked, name, now);
    if (!file.equals(now)
        && file.filter(text -> !text.matches("[A-Za-z0-9][A-Za-z0-9._-]*")).isPresent()) {
      throw new IllegalArgumentException("'" + name + "' must be the name of a file in config");
    }
    return file;
  }

  private static Map<String, Object> json(Trial.Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("broker", outcome.broker().toString());
    json.put("ok", outcome.ok());
    json.put(
        "steps",
        outcome.steps().stream()
            .map(
                step ->
                    Map.of(
                        "step",
                        step.name(),
                        "ok",
                        step.ok(),
                        "needed",
                        step.needed(),
                        "detail",
                        step.detail()))
            .toList());
    outcome
        .certificate()
        .ifPresent(certificate -> json.put("certificate", certificate(certificate)));
    return json;
  }

  private static Map<String, Object> certificate(BrokerCertificate certificate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("subject", certificate.subject());
    json.put("issuer", certificate.issuer());
    json.put("names", certificate.names());
    json.put("valid_from", certificate.validFrom().toString());
    json.put("valid_until", certificate.validUntil().toString());
    json.put("sha256", certificate.sha256());
    return json;
  }
}
