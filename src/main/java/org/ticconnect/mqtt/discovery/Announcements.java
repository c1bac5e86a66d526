package org.ticconnect.mqtt.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.mqtt.link.PublishException;

/**
 * Brings what the broker keeps of us to what it should keep: what is new or changed is published,
 * what is gone is taken back. Nothing counts as done before the broker has confirmed it.
 */
final class Announcements {
  private static final String COMPONENTS = "components";
  private static final String PLATFORM = "platform";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Publishes a retained message. */
  interface Publisher {
    /**
     * @throws PublishException when the broker has not confirmed it
     */
    void publish(String topic, byte[] payload) throws PublishException;
  }

  private final Announced announced;
  private final Publisher publisher;

  Announcements(Announced announced, Publisher publisher) {
    this.announced = announced;
    this.publisher = publisher;
  }

  /** Over a link, whose broker confirms each message and keeps it. */
  static Announcements over(MqttLink link, Announced announced) {
    return new Announcements(
        announced, (topic, payload) -> link.publishConfirmed(topic, payload, true));
  }

  /**
   * @param wanted payload by topic
   * @param again also what has not changed
   * @throws PublishException at the first message that the broker has not confirmed; the rest is
   *     for the next time
   */
  void say(Map<String, String> wanted, boolean again) throws PublishException {
    for (Map.Entry<String, String> entry : wanted.entrySet()) {
      Optional<String> before = Optional.ofNullable(announced.all().get(entry.getKey()));
      if (again || !before.equals(Optional.of(entry.getValue()))) {
        removeComponents(entry.getKey(), before, entry.getValue());
        publish(entry.getKey(), entry.getValue());
        announced.keep(entry.getKey(), entry.getValue());
      }
    }
  }

  /**
   * Takes everything back that is not wanted.
   *
   * @return whether there was anything
   */
  boolean takeBackAllBut(Map<String, String> wanted) throws PublishException {
    boolean any = false;
    for (String topic : announced.all().keySet()) {
      if (!wanted.containsKey(topic)) {
        publish(topic, "");
        announced.forget(topic);
        any = true;
      }
    }
    return any;
  }

  /**
   * A component that a device does not have any more is taken back by naming nothing but its
   * platform, once.
   */
  private void removeComponents(String topic, Optional<String> before, String now)
      throws PublishException {
    JsonNode old = components(before.orElse("{}"));
    JsonNode kept = components(now);
    ObjectNode marked = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> component : old.properties()) {
      JsonNode next = kept.path(component.getKey());
      JsonNode platform = component.getValue().path(PLATFORM);
      if (next.isMissingNode() || !next.path(PLATFORM).equals(platform)) {
        marked.set(component.getKey(), JSON.createObjectNode().set(PLATFORM, platform));
      }
    }
    if (!marked.isEmpty() && tree(now) instanceof ObjectNode all) {
      ((ObjectNode) all.get(COMPONENTS)).setAll(marked);
      publish(topic, all.toString());
    }
  }

  private static JsonNode components(String payload) {
    return tree(payload).path(COMPONENTS);
  }

  private static JsonNode tree(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException damaged) {
      return JSON.createObjectNode();
    }
  }

  private void publish(String topic, String payload) throws PublishException {
    publisher.publish(topic, payload.getBytes(StandardCharsets.UTF_8));
  }
}
