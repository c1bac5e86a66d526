package org.ticconnect.demo;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A broker that is just enough for a demo: QoS 0 and 1, retained messages, last wills, wildcards,
 * no sessions, no passwords, loopback only. All of it runs on one event loop.
 */
final class SmallBroker implements AutoCloseable {
  private static final int MOST_CLIENTS = 32;
  private static final int MOST_RETAINED = 4096;
  private static final int LARGEST_MESSAGE = 64 * 1024;

  private record Stored(Buffer payload, MqttQoS qos) {}

  private final Vertx vertx = Vertx.vertx();
  private final MqttServer server;
  private final Map<MqttEndpoint, Map<String, Pattern>> clients = new HashMap<>();
  private final Map<String, Stored> retained = new LinkedHashMap<>();

  SmallBroker(int port) throws Exception {
    MqttServerOptions options =
        new MqttServerOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setMaxMessageSize(LARGEST_MESSAGE);
    server = MqttServer.create(vertx, options);
    server.endpointHandler(this::connected);
    server.listen().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  int port() {
    return server.actualPort();
  }

  private void connected(MqttEndpoint client) {
    if (clients.size() >= MOST_CLIENTS) {
      client.close();
      return;
    }
    Map<String, Pattern> filters = new HashMap<>();
    clients.put(client, filters);
    boolean[] saidGoodBye = {false};
    client.publishAutoAck(true);
    client.publishHandler(this::published);
    client.subscribeHandler(
        asked -> {
          List<MqttTopicSubscription> topics = asked.topicSubscriptions();
          client.subscribeAcknowledge(
              asked.messageId(), topics.stream().map(SmallBroker::granted).toList());
          topics.forEach(
              topic -> {
                filters.put(topic.topicName(), pattern(topic.topicName()));
                sendRetained(client, filters.get(topic.topicName()));
              });
        });
    client.unsubscribeHandler(
        asked -> {
          asked.topics().forEach(filters::remove);
          client.unsubscribeAcknowledge(asked.messageId());
        });
    client.disconnectHandler(nothing -> saidGoodBye[0] = true);
    client.closeHandler(
        nothing -> {
          clients.remove(client);
          if (!saidGoodBye[0] && client.will().isWillFlag()) {
            deliver(
                client.will().getWillTopic(),
                Buffer.buffer(client.will().getWillMessageBytes()),
                MqttQoS.valueOf(client.will().getWillQos()),
                client.will().isWillRetain());
          }
        });
    client.accept(false);
  }

  private static MqttQoS granted(MqttTopicSubscription asked) {
    return asked.qualityOfService() == MqttQoS.AT_MOST_ONCE
        ? MqttQoS.AT_MOST_ONCE
        : MqttQoS.AT_LEAST_ONCE;
  }

  private void published(MqttPublishMessage message) {
    deliver(message.topicName(), message.payload(), message.qosLevel(), message.isRetain());
  }

  private void deliver(String topic, Buffer payload, MqttQoS qos, boolean keep) {
    if (keep && payload.length() == 0) {
      retained.remove(topic);
    } else if (keep && (retained.containsKey(topic) || retained.size() < MOST_RETAINED)) {
      retained.put(topic, new Stored(payload, qos));
    }
    clients.forEach(
        (client, filters) -> {
          boolean wanted =
              filters.values().stream().anyMatch(filter -> filter.matcher(topic).matches());
          if (wanted && client.isConnected()) {
            client.publish(topic, payload, qos, false, false);
          }
        });
  }

  private void sendRetained(MqttEndpoint client, Pattern filter) {
    retained.forEach(
        (topic, stored) -> {
          if (filter.matcher(topic).matches()) {
            client.publish(topic, stored.payload(), stored.qos(), false, true);
          }
        });
  }

  private static Pattern pattern(String filter) {
    String quoted = Pattern.quote(filter);
    return Pattern.compile(
        quoted.replace("/#", "\\E(/.*)?\\Q").replace("#", "\\E.*\\Q").replace("+", "\\E[^/]*\\Q"));
  }

  @Override
  public void close() throws Exception {
    server.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }
}
