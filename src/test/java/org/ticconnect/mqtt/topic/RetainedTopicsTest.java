package org.ticconnect.mqtt.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is taken back when another topic map is served, and in which order it goes out. */
class RetainedTopicsTest {
  private static final long CARRIED = Duration.ofSeconds(30).toNanos();

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final NewestByTopic queue = new NewestByTopic();
  private final NewestByTopic frames = new NewestByTopic();
  private final RetainedTopics retained = new RetainedTopics(List.of(queue, frames));

  @AfterEach
  void close() throws Exception {
    context.close();
  }

  private static TopicMessage message(String topic, String payload) {
    return new TopicMessage(topic, payload, 0, true);
  }

  private List<TopicMessage> admitted(long edition, String topic, String payload) {
    return retained.admitted(edition, queue, List.of(message(topic, payload)));
  }

  private void offer(NewestByTopic to, List<TopicMessage> messages) {
    for (TopicMessage message : messages) {
      Exchange exchange = new DefaultExchange(context);
      exchange.getIn().setBody(message);
      to.offer(exchange);
    }
  }

  private static List<String> out(NewestByTopic from) {
    List<String> out = new ArrayList<>();
    for (Exchange next = from.poll(); next != null; next = from.poll()) {
      TopicMessage message = next.getIn().getBody(TopicMessage.class);
      out.add(message.topic() + "=" + message.payload());
    }
    return out;
  }

  @Test
  void onlyWhatTheNewMapDoesNotSayIsTakenBack() {
    offer(queue, admitted(1, "old", "1"));
    offer(queue, admitted(1, "both", "1"));
    assertThat(out(queue)).containsExactly("old=1", "both=1");

    offer(queue, admitted(2, "both", "2"));
    retained.takeBack(2, 1, 0, context);

    assertThat(out(queue)).containsExactly("both=2", "old=");
    retained.takeBack(2, 1, CARRIED, context);
    retained.takeBack(2, 2, CARRIED, context);
    assertThat(out(queue)).as("once is enough on a connection that holds").isEmpty();
  }

  @Test
  void whatWaitsOfTheOldMapGoesOutAndNothingOfItAfterTheTakingBack() {
    offer(queue, retained.admitted(1, queue, List.of(new TopicMessage("event", "1", 1, false))));
    offer(queue, admitted(1, "old", "1"));
    List<TopicMessage> underWay = admitted(1, "old", "2");

    retained.takeBack(2, 1, 0, context);
    offer(queue, underWay);

    assertThat(out(queue)).containsExactly("event=1", "old=");
    assertThat(admitted(1, "old", "3")).as("by a step that began before").isEmpty();
  }

  @Test
  void whatIsSaidAgainWhileItsTakingBackWaitsIsKept() {
    offer(queue, admitted(1, "back", "1"));
    assertThat(out(queue)).hasSize(1);
    retained.takeBack(2, 1, 0, context);

    offer(queue, admitted(3, "back", "3"));

    assertThat(out(queue)).containsExactly("back=3");
    retained.takeBack(3, 2, 0, context);
    assertThat(out(queue)).isEmpty();
  }

  @Test
  void aNewConnectionIsToldOnceMore() {
    admitted(1, "old", "1");
    retained.takeBack(2, 1, 0, context);
    assertThat(out(queue)).containsExactly("old=");

    retained.takeBack(2, 2, 1, context);

    assertThat(out(queue)).containsExactly("old=");
  }

  @Test
  void eachGoesThroughTheQueueOfItsMessages() {
    retained.admitted(1, frames, List.of(message("frame", "{}")));

    retained.takeBack(2, 1, 0, context);

    assertThat(out(frames)).containsExactly("frame=");
    assertThat(out(queue)).isEmpty();
  }

  @Test
  void aTopicThatIsNotRetainedAnyMoreIsTakenBackAfterWhatWaitsThere() {
    admitted(1, "both", "1");
    offer(queue, retained.admitted(2, queue, List.of(new TopicMessage("both", "2", 0, false))));

    retained.takeBack(2, 1, 0, context);
    assertThat(out(queue)).containsExactly("both=2");

    retained.takeBack(2, 1, 1, context);
    assertThat(out(queue)).containsExactly("both=");
  }

  @Test
  void whatTheMapTookBackItselfIsNotTakenBackAgain() {
    admitted(1, "gone", "1");
    admitted(1, "gone", "");

    retained.takeBack(2, 1, 0, context);

    assertThat(out(queue)).isEmpty();
  }

  @Test
  void aMessageOfAFormerMapNeverReplacesALaterOne() {
    List<TopicMessage> underWay = admitted(1, "both", "1");
    offer(queue, admitted(2, "both", "2"));

    offer(queue, underWay);

    assertThat(out(queue)).containsExactly("both=2");
  }

  @Test
  void messagesOfNoMapAreNeverLate() {
    retained.takeBack(5, 1, 0, context);

    offer(queue, List.of(message("of the owner", "1")));

    assertThat(out(queue)).containsExactly("of the owner=1");
  }

  @Test
  void remembersNoMoreThanItsBound() {
    for (int i = 0; i < RetainedTopics.MOST + 10; i++) {
      admitted(1, "topic" + i, "x");
    }

    retained.takeBack(2, 1, 0, context);

    assertThat(out(queue)).hasSize(RetainedTopics.MOST).doesNotContain("topic9=");
  }
}
