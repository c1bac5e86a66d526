package org.ticconnect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.ticconnect.mqtt.topic.TopicMessage;

final class OwnQueueTest {
  private static final int LOST = MqttClientException.REASON_CODE_CONNECTION_LOST;
  private static final int NOT_AUTHORIZED = 0x87;

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final AtomicBoolean connected = new AtomicBoolean(true);
  private final OwnQueue queue = new OwnQueue(connected::get);

  /** It could not be published, for want of a connection or because the broker refuses it. */
  private Exchange failed(String topic, String payload, boolean retained, int code) {
    Exchange exchange = message(topic, payload, retained);
    OwnQueue.begin(exchange);
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new MqttException(code));
    return exchange;
  }

  private Exchange message(String topic, String payload, boolean retained) {
    Exchange exchange = new DefaultExchange(context);
    exchange.getIn().setBody(new TopicMessage(topic, payload, 1, retained));
    return exchange;
  }

  private List<String> waiting() throws InterruptedException {
    List<String> payloads = new ArrayList<>();
    for (Exchange next = queue.poll(0, TimeUnit.SECONDS);
        next != null;
        next = queue.poll(0, TimeUnit.SECONDS)) {
      payloads.add(next.getIn().getBody(TopicMessage.class).payload());
    }
    return payloads;
  }

  @Test
  void givesEachMessageInItsOrder() throws Exception {
    queue.add(message("a", "1", false));
    queue.add(message("b", "2", false));
    queue.add(message("a", "3", false));

    assertThat(waiting()).containsExactly("1", "2", "3");
  }

  @Test
  void givesOnlyTheNewestOfATopicThatTheBrokerKeeps() throws Exception {
    queue.add(message("relay", "ON", true));
    queue.add(message("event", "1", false));
    queue.add(message("relay", "OFF", true));

    assertThat(waiting()).containsExactly("1", "OFF");
    assertThat(queue.dropped()).isZero();
  }

  @Test
  void keepsWhatCameWithoutAConnection() throws Exception {
    connected.set(false);
    queue.add(message("a", "1", false));
    assertThat(waiting()).isEmpty();

    connected.set(true);
    assertThat(waiting()).containsExactly("1");
  }

  @Test
  void givesAgainWhatFailedForWantOfAConnection() throws Exception {
    queue.add(message("a", "2", false));
    connected.set(false);
    queue.failed(failed("a", "1", false, LOST));
    queue.add(message("relay", "OFF", true));
    queue.failed(failed("relay", "ON", true, LOST));
    assertThat(waiting()).as("the loss is not known yet").isEmpty();

    connected.set(true);
    assertThat(waiting()).as("an older state is none any more").containsExactly("1", "2", "OFF");
  }

  @Test
  void dropsWhatTheBrokerRefuses() throws Exception {
    queue.failed(failed("a", "1", false, NOT_AUTHORIZED));

    assertThat(waiting()).isEmpty();
    assertThat(queue.dropped()).isOne();
  }

  @Test
  void dropsTheOldestWhenItIsFull() throws Exception {
    for (int i = 0; i < OwnQueue.MOST + 5; i++) {
      queue.add(message("a", Integer.toString(i), false));
    }

    assertThat(queue.dropped()).isEqualTo(5);
    assertThat(waiting()).hasSize(OwnQueue.MOST).startsWith("5");
  }
}
