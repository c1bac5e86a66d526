package org.ticconnect.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Test;
import org.ticconnect.support.Subscriber;

class SmallBrokerTest {

  @Test
  void keepsRetainedMessagesAndLeavesLastWills() throws Exception {
    try (SmallBroker broker = new SmallBroker(0)) {
      MqttClient publisher =
          new MqttClient("tcp://127.0.0.1:" + broker.port(), "publisher", new MemoryPersistence());
      MqttConnectionOptions options = new MqttConnectionOptions();
      options.setWill("house/status", new MqttMessage("offline".getBytes(), 1, true, null));
      publisher.connect(options);
      publisher.publish("house/power", "480".getBytes(), 1, true);

      try (Subscriber subscriber = new Subscriber(broker.port())) {
        await()
            .atMost(Duration.ofSeconds(5))
            .until(() -> subscriber.text("house/power").isPresent());
        assertThat(subscriber.text("house/power")).contains("480");
        publisher.disconnectForcibly(0, 100, false);
        await()
            .atMost(Duration.ofSeconds(5))
            .until(() -> subscriber.text("house/status").isPresent());
      }
      publisher.close(true);
    }
  }
}
