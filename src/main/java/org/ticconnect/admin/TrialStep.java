package org.ticconnect.admin;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.ticconnect.mqtt.BrokerTrials;
import org.ticconnect.mqtt.link.BrokerCertificate;
import org.ticconnect.mqtt.link.Trial;
import org.ticconnect.words.French;

/**
 * Route step: tries a broker as {@link TriedBroker} reads it, and tells in two languages what it
 * found.
 */
final class TrialStep implements Processor {
  private static final int BAD_REQUEST = 400;
  private static final int BUSY = 429;
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
      List<Trial.Outcome> outcomes = trials.of(TriedBroker.read(body, trials.settings()));
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
    message.setBody(French.error(why));
  }

  private static Map<String, Object> json(Trial.Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("broker", outcome.broker().toString());
    json.put("ok", outcome.ok());
    json.put("steps", outcome.steps().stream().map(TrialStep::step).toList());
    outcome
        .certificate()
        .ifPresent(certificate -> json.put("certificate", certificate(certificate)));
    return json;
  }

  private static Map<String, Object> step(Trial.Step step) {
    return Map.of(
        "step",
        step.name(),
        "ok",
        step.ok(),
        "needed",
        step.needed(),
        "detail",
        step.detail(),
        "en",
        step.detail(),
        "fr",
        French.of(step.detail()));
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
