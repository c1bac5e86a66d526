package org.ticconnect.bench;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** Notes when each index EAST comes on its live topic and in the frame topic. */
final class WatchedTopics {
  private static final Pattern EAST = Pattern.compile("\"EAST\":\"0*([0-9]+)\"");

  private final Map<Integer, Long> live = new ConcurrentHashMap<>();
  private final Map<Integer, Long> frames = new ConcurrentHashMap<>();
  private volatile OptionalLong first = OptionalLong.empty();

  WatchedTopics(int port) throws MqttException {
    MqttClient client =
        new MqttClient("tcp://127.0.0.1:" + port, "latency", new MemoryPersistence());
    client.connect();
    client.subscribe(
        new MqttSubscription[] {new MqttSubscription("tic/#", 0)},
        new IMqttMessageListener[] {this::received});
  }

  private void received(String topic, MqttMessage message) {
    long now = System.nanoTime();
    if (topic.endsWith("/energy_active_import_total")) {
      live.putIfAbsent(Integer.parseInt(message.toString()), now);
    } else if (topic.endsWith("/frame")) {
      Matcher east = EAST.matcher(message.toString());
      if (east.find()) {
        frames.putIfAbsent(Integer.parseInt(east.group(1)), now);
      }
    } else if (topic.endsWith("/voltage_l1") && first.isEmpty() && !message.isRetained()) {
      first = OptionalLong.of(now);
    }
  }

  /** When each index came on its live topic. */
  Map<Integer, Long> live() {
    return live;
  }

  /** When the frame of each index came. */
  Map<Integer, Long> frames() {
    return frames;
  }

  /** When the first live value came. */
  OptionalLong first() {
    return first;
  }
}
