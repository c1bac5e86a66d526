package org.ticconnect.mqtt.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class NewestByTopicTest {
  private final NewestByTopic queue = new NewestByTopic();
  private final DefaultCamelContext context = new DefaultCamelContext();

  private void offer(String topic, String payload) {
    Exchange exchange = new DefaultExchange(context);
    exchange.getIn().setBody(new TopicMessage(topic, payload, 0, true, Optional.empty()));
    assertThat(queue.offer(exchange)).isTrue();
  }

  private static String text(Exchange exchange) {
    TopicMessage message = exchange.getIn().getBody(TopicMessage.class);
    return message.topic() + "=" + message.payload();
  }

  @Test
  void onlyTheNewestOfATopicWaitsInTheOldPlace() {
    offer("power", "1");
    offer("voltage", "230");
    offer("power", "2");

    assertThat(List.of(text(queue.poll()), text(queue.poll())))
        .containsExactly("power=2", "voltage=230");
    assertThat(queue.poll()).isNull();
  }

  @Test
  void neverHoldsMoreThanItsBound() {
    for (int i = 0; i < NewestByTopic.MOST_TOPICS + 10; i++) {
      offer("topic" + i, "x");
    }

    assertThat(queue).hasSize(NewestByTopic.MOST_TOPICS);
    assertThat(text(queue.peek())).isEqualTo("topic10=x");
  }

  @Test
  void whoWaitsIsWokenAndWhoWaitsInVainGivesUp() throws Exception {
    assertThat(queue.poll(1, TimeUnit.MILLISECONDS)).isNull();
    List<String> taken = new ArrayList<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                taken.add(text(queue.take()));
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.start();
    offer("power", "3");
    waiting.join(5000);

    assertThat(taken).containsExactly("power=3");
  }
}
