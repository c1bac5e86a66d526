package org.ticconnect.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticconnect.support.ScriptedBroker;

/** Another status topic, and so another last will, while the link is there. */
class StatusTopicTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final BrokerAccess.Will FIRST =
      new BrokerAccess.Will("tic/status", "online", "offline", true);
  private static final BrokerAccess.Will MOVED =
      new BrokerAccess.Will("moved/status", "up", "down", true);

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private ScriptedBroker broker;
  private MqttLink link;

  @BeforeEach
  void connect() throws Exception {
    broker = ScriptedBroker.started();
    link =
        new MqttLink(
            new BrokerAccess(
                List.of(BrokerUrl.parse(broker.url())),
                "status-test",
                Optional.empty(),
                Optional.empty(),
                new BrokerTrust(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                FIRST),
            thread,
            System::nanoTime);
    link.start();
    await().atMost(SOON).until(link::connected);
  }

  @AfterEach
  void leave() throws Exception {
    link.close();
    thread.shutdownNow();
    broker.close();
  }

  private List<String> said() {
    return broker.publishes().stream().map(one -> one.topic() + "=" + one.payload()).toList();
  }

  private List<String> wills() {
    return broker.connects().stream().map(one -> one.will().orElseThrow().topic()).toList();
  }

  private void connectedAgain(int times) {
    await().atMost(SOON).until(() -> link.connections() == times && link.connected());
  }

  @Test
  void anotherOneIsLeftToANewConnectionAndTheOldOneTakenBack() {
    link.present(MOVED);
    connectedAgain(2);

    assertThat(wills()).containsExactly("tic/status", "moved/status");
    assertThat(said()).containsExactly("tic/status=online", "tic/status=", "moved/status=up");
    assertThat(broker.publishes()).allMatch(ScriptedBroker.Publish::retained);
    assertThat(broker.goodbyes())
        .as("said, so that no last will is told")
        .doesNotContain(ScriptedBroker.BROKEN_OFF);
  }

  @Test
  void theSameOneTouchesNothing() {
    link.present(new BrokerAccess.Will("tic/status", "online", "offline", true));

    await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> link.connections() == 1);
    assertThat(said()).containsExactly("tic/status=online");
  }

  @Test
  void otherTextsOnTheSameTopicTakeNothingBack() {
    link.present(new BrokerAccess.Will("tic/status", "1", "0", true));
    connectedAgain(2);

    assertThat(said()).containsExactly("tic/status=online", "tic/status=1");
  }

  @Test
  void oneThatIsNotRetainedAnyMoreIsForgottenByTheBroker() {
    link.present(new BrokerAccess.Will("tic/status", "online", "offline", false));
    connectedAgain(2);

    assertThat(said()).containsExactly("tic/status=online", "tic/status=", "tic/status=online");
    assertThat(broker.publishes().get(2).retained()).isFalse();
  }

  @Test
  void oneThatChangesWhileNobodyIsConnectedIsTakenBackLater() {
    broker.connack(0x88);
    broker.cut();
    await().atMost(SOON).until(() -> !link.connected());
    link.present(MOVED);
    broker.connack(0);
    link.reconnect();
    connectedAgain(2);

    assertThat(said()).containsExactly("tic/status=online", "tic/status=", "moved/status=up");
  }

  @Test
  void whoGoesAndComesBackBetweenTwoConnectionsHasTakenNothingBack() {
    broker.connack(0x88);
    broker.cut();
    await().atMost(SOON).until(() -> !link.connected());
    link.present(MOVED);
    link.present(FIRST);
    broker.connack(0);
    link.reconnect();
    connectedAgain(2);

    assertThat(said()).containsExactly("tic/status=online", "tic/status=online");
  }
}
