package org.ticconnect.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ticconnect.admin.file.JsonPlace;
import org.ticconnect.settings.Settings;

/**
 * The broker that is to be tried: a JSON object with {@code url}, {@code username}, {@code
 * password}, {@code ca}, {@code certificate}, {@code key}, {@code pin} and {@code root}, or with
 * the keys of the form such as {@code mqtt.url}, also below {@code values}. What is left out is as
 * set, but a saved password is sent to no other broker than the saved one.
 */
final class TriedBroker {
  private static final Set<String> FIELDS =
      new TreeSet<>(
          Set.of("url", "username", "password", "ca", "certificate", "key", "pin", "root"));

  /** Keys of the form that a trial has no use for. */
  private static final Set<String> IGNORED = Set.of("client", "map", "history.days");

  private static final String OF_FORM = "mqtt.";
  private static final String OF_TLS = "tls.";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode asked;

  private TriedBroker(JsonNode asked) {
    this.asked = asked;
  }

  /**
   * @param body JSON, or nothing
   * @param now what is set
   * @throws IllegalArgumentException with a sentence for people when it cannot be tried
   */
  static Settings.Mqtt read(String body, Settings.Mqtt now) {
    return new TriedBroker(body.isBlank() ? JSON.createObjectNode() : parsed(body)).beside(now);
  }

  private Settings.Mqtt beside(Settings.Mqtt now) {
    Settings.Tls tls =
        new Settings.Tls(
            file("ca", now.tls().authority()),
            file("certificate", now.tls().certificate()),
            file("key", now.tls().key()),
            field("pin", now.tls().pin()));
    Optional<String> url = field("url", now.url());
    if (url.isEmpty()) {
      throw new IllegalArgumentException("no broker is set: name one in 'url'");
    }
    // Saved credentials go to nobody else than before.
    boolean saved = brokers(url).equals(brokers(now.url())) && tls.equals(now.tls());
    return new Settings.Mqtt(
        url,
        field("username", saved ? now.username() : Optional.empty()),
        field("password", saved ? now.password() : Optional.empty()),
        now.client(),
        field("root", Optional.empty()).orElse(now.root()),
        now.map(),
        tls,
        now.history());
  }

  private static List<String> brokers(Optional<String> url) {
    return Arrays.stream(url.orElse("").split(",")).map(String::trim).toList();
  }

  private static JsonNode parsed(String body) {
    JsonNode asked;
    try {
      asked = JSON.readTree(body);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(JsonPlace.sentence(broken), broken);
    }
    JsonNode values = asked.has("values") ? asked.get("values") : asked;
    if (!values.isObject()) {
      throw new IllegalArgumentException(
          "the body must be a JSON object such as {\"url\":\"mqtt://host:1883\"}");
    }
    ObjectNode fields = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : values.properties()) {
      put(fields, field.getKey(), field.getValue());
    }
    return fields;
  }

  private static void put(ObjectNode fields, String key, JsonNode value) {
    boolean ofForm = key.startsWith(OF_FORM);
    String part = ofForm ? key.substring(OF_FORM.length()) : key;
    String name = ofForm && part.startsWith(OF_TLS) ? part.substring(OF_TLS.length()) : part;
    if (ofForm && IGNORED.contains(name)) {
      return;
    }
    if (!FIELDS.contains(name)) {
      throw new IllegalArgumentException("'" + key + "' is not known; there are " + FIELDS);
    }
    if (!value.isTextual() && !value.isArray() && !value.isNull()) {
      throw new IllegalArgumentException("'" + key + "' must be text");
    }
    if (!value.isNull()) {
      fields.put(name, text(value));
    }
  }

  private static String text(JsonNode value) {
    List<String> all = new ArrayList<>();
    value.forEach(one -> all.add(one.asText()));
    return value.isArray() ? String.join(", ", all) : value.asText();
  }

  private Optional<String> field(String name, Optional<String> now) {
    return asked.has(name)
        ? Optional.of(asked.get(name).asText().trim()).filter(text -> !text.isEmpty())
        : now;
  }

  /** Nobody is to find out which other files there are. */
  private Optional<String> file(String name, Optional<String> now) {
    Optional<String> file = field(name, now);
    if (!file.equals(now)
        && file.filter(text -> !text.matches("[A-Za-z0-9][A-Za-z0-9._-]*")).isPresent()) {
      throw new IllegalArgumentException("'" + name + "' must be the name of a file in config");
    }
    return file;
  }
}
