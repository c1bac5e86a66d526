package org.ticconnect.mqtt.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What is remembered of what was published. */
class PublishedTopicsTest {
  private final PublishedTopics topics = new PublishedTopics(Clock.systemUTC());

  @Test
  void theLastOfEachTopicIsKept() {
    topics.published("a", "1".getBytes(UTF_8), true);
    topics.published("b", "2".getBytes(UTF_8), false);
    topics.published("a", "3".getBytes(UTF_8), true);

    assertThat(topics.since(0)).extracting(PublishedTopics.Last::payload).containsExactly("2", "3");
    assertThat(topics.since(2)).extracting(PublishedTopics.Last::topic).containsExactly("a");
    assertThat(topics.since(3)).isEmpty();
  }

  @Test
  void numberAndBytesAreBounded() {
    for (int i = 0; i < PublishedTopics.MOST_TOPICS + 10; i++) {
      topics.published("t" + i, new byte[] {'x'}, false);
    }
    assertThat(topics.since(0)).hasSize(PublishedTopics.MOST_TOPICS);

    byte[] large = "é".repeat(PublishedTopics.MOST_OF_ONE).getBytes(UTF_8);
    for (int i = 0; i < 200; i++) {
      topics.published("large" + i, large, false);
    }
    assertThat(topics.since(0).stream().mapToInt(one -> one.payload().getBytes(UTF_8).length).sum())
        .isLessThanOrEqualTo(PublishedTopics.MOST_BYTES);
    PublishedTopics.Last last = topics.since(0).get(topics.since(0).size() - 1);
    assertThat(last.cut()).isTrue();
    assertThat(last.size()).isEqualTo(large.length);
    assertThat(last.payload()).matches("é+");
  }
}
