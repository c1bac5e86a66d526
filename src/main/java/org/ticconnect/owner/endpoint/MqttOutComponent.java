package org.ticconnect.owner.endpoint;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code mqtt-out:TOPIC} publishes the body. Options: {@code qos} (0 or 1, default 1), {@code
 * retained} (default false), {@code changed} (only when the payload differs from the one sent
 * before on the topic; default false), {@code everySeconds} (1 to 86400: at most one message in so
 * many seconds on the topic).
 */
final class MqttOutComponent extends DefaultComponent {
  private static final int LONGEST_TOPIC = 256;
  private static final int DAY_SECONDS = 86_400;

  private final Outlet outlet;
  private final Predicate<String> allowed;
  private final TopicMemory memory;

  MqttOutComponent(Outlet outlet, Predicate<String> allowed, TopicMemory memory) {
    this.outlet = outlet;
    this.allowed = allowed;
    this.memory = memory;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    Options options = new Options("mqtt-out:" + remaining, parameters);
    int qos = options.number("qos", 0, 1).orElse(1);
    boolean retained = options.flag("retained");
    boolean changed = options.flag("changed");
    OptionalInt everySeconds = options.number("everySeconds", 1, DAY_SECONDS);
    options.end();
    String topic = topic(remaining, options);
    return new OutletEndpoint(
        uri,
        this,
        exchange -> {
          String payload = Text.of(exchange);
          if (memory.due(topic, payload, changed, everySeconds)) {
            outlet.publish(exchange, new OwnMessage(topic, payload, qos, retained));
          }
        });
  }

  private String topic(String topic, Options options) {
    if (topic.isEmpty() || topic.length() > LONGEST_TOPIC) {
      throw options.wrong("a topic has 1 to " + LONGEST_TOPIC + " characters");
    }
    if (topic.chars().anyMatch(c -> c == '+' || c == '#' || c < ' ')) {
      throw options.wrong("a topic to send to has no +, # or control character");
    }
    if (!allowed.test(topic)) {
      throw options.wrong("this topic may not be published to");
    }
    return topic;
  }
}
