package org.ticconnect.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.support.ScriptedBroker;

/** The link against a broker that does what real ones rarely do. */
@Tag("alone")
class MqttLinkTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ScriptedBroker broker;
  private MqttLink link;

  @BeforeEach
  void start() throws Exception {
    broker = ScriptedBroker.started();
    link =
        new MqttLink(
            new BrokerAccess(
                List.of(BrokerUrl.parse(broker.url())),
                "link-test",
                Optional.of("tic"),
                Optional.of("secret"),
                new BrokerTrust(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new BrokerAccess.Will("tic/status", "online", "offline", true)),
            Executors.newSingleThreadExecutor(),
            System::nanoTime);
  }

  @AfterEach
  void stop() throws Exception {
    link.close();
    threads.shutdownNow();
    broker.close();
  }

  private void connect() {
    link.start();
    await().atMost(SOON).until(link::connected);
  }

  private static MqttMessage message(String text, int qos, boolean retained) {
    MqttMessage message = new MqttMessage(text.getBytes(StandardCharsets.UTF_8));
    message.setQos(qos);
    message.setRetained(retained);
    return message;
  }

  private ScriptedBroker.Publish heard(String topic) throws Exception {
    return broker.await(publish -> publish.topic().equals(topic), SOON);
  }

  @Test
  void saysWhoItIsAndLeavesAWill() throws Exception {
    connect();

    ScriptedBroker.Connect connect = broker.connects().get(0);
    assertThat(connect.clientId()).isEqualTo("link-test");
    assertThat(connect.username()).contains("tic");
    assertThat(connect.password()).contains("secret");
    assertThat(connect.keepAliveSeconds()).isEqualTo(15);
    assertThat(connect.will().orElseThrow().payload()).isEqualTo("offline");
    assertThat(connect.will().orElseThrow().retained()).isTrue();
    assertThat(heard("tic/status").payload()).isEqualTo("online");
    assertThat(broker.publishes().get(0).retained()).isTrue();
  }

  @Test
  void aBrokerThatTakesTheConnectionAndKeepsSilentIsToldAndCostsNoThreads() {
    broker.connack(ScriptedBroker.SILENCE);
    link.start();

    await().atMost(SOON).until(() -> link.state().detail().contains("no answer within 5 s"));
    assertThat(link.state().status()).isEqualTo(LinkState.Status.CONNECTING);
    await().atMost(Duration.ofSeconds(30)).until(() -> broker.connects().size() >= 2);
    await().atMost(SOON).until(() -> libraryThreads() <= 4);

    broker.connack(0);
    await().atMost(Duration.ofSeconds(30)).until(link::connected);
  }

  private static long libraryThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread -> thread.getName().startsWith("MQTT") && thread.getName().contains("link-test"))
        .count();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x8A, 0x8C, 0x8D, 0x8E, 0x8F, 0x90, 0x93,
        0x95, 0x96, 0x97, 0x98, 0x99, 0x9C, 0x9D
      })
  void eachRefusalIsToldByItsCode(int code) {
    broker.connack(code);
    link.start();

    await().atMost(SOON).until(() -> link.state().status() == LinkState.Status.REFUSED);
    assertThat(link.state().detail())
        .startsWith(broker.url() + ": ")
        .endsWith("(0x%02X)".formatted(code))
        .doesNotContain("the broker refuses (");
    await().during(Duration.ofMillis(1500)).atMost(SOON).until(() -> broker.connects().size() == 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x88, 0x89, 0x8B, 0x9F})
  void aBrokerThatIsBusyIsAskedAgainSoon(int code) {
    broker.connack(code);
    link.start();

    await().atMost(SOON).until(() -> link.state().detail().endsWith("(0x%02X)".formatted(code)));
    broker.connack(0);
    await().atMost(SOON).until(link::connected);
  }

  @Test
  void aRefusalThatSomebodyMendsIsForgottenWhenAskedAnew() {
    broker.connack(0x86);
    link.start();
    await().atMost(SOON).until(() -> link.state().status() == LinkState.Status.REFUSED);

    broker.connack(0);
    link.reconnect();

    await().atMost(SOON).until(link::connected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80, 0x83, 0x87, 0x90, 0x97, 0x99})
  void aRefusedMessageIsAnErrorThatNamesItsTopicAndHoldsUpNoOther(int code) throws Exception {
    broker.puback(topic -> topic.equals("refused") ? code : 0);
    connect();

    MqttException refusal =
        catchThrowableOfType(
            MqttException.class, () -> link.publish("refused", message("1", 1, false)));

    assertThat(refusal.getReasonCode()).isEqualTo(code);
    assertThat(link.refusedTopics())
        .singleElement()
        .satisfies(
            topic -> {
              assertThat(topic.topic()).isEqualTo("refused");
              assertThat(topic.reason()).contains("0x%02X".formatted(code));
            });
    link.publish("other", message("1", 1, false));
    assertThat(link.connected()).isTrue();

    // Not asked for again at once.
    assertThatThrownBy(() -> link.publish("refused", message("2", 1, false)))
        .isInstanceOf(MqttException.class);
    assertThat(broker.publishes()).filteredOn(one -> one.topic().equals("refused")).hasSize(1);
  }

  @Test
  void aBrokerThatTakesOneMessageAtATimeGetsOneAtATime() throws Exception {
    broker.limits(told -> told.setReceiveMaximum(1)).ackDelay(Duration.ofMillis(20));
    connect();

    List<Future<?>> sent = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String topic = "topic/" + i;
      int qos = i % 3 == 0 ? 0 : 1;
      sent.add(
          threads.submit(
              () -> {
                link.publish(topic, message("x", qos, true));
                return topic;
              }));
    }
    for (Future<?> one : sent) {
      one.get();
    }

    assertThat(broker.publishes()).hasSize(31);
    assertThat(broker.protocolErrors()).isEmpty();
    assertThat(link.failed()).isZero();
  }

  @Test
  void whatIsLargerThanTheBrokerTakesIsNotSent() throws Exception {
    broker.limits(told -> told.setMaximumPacketSize(1000L));
    connect();

    assertThatThrownBy(() -> link.publish("large", message("x".repeat(1000), 1, false)))
        .isInstanceOf(MqttException.class);
    link.publish("small", message("x".repeat(500), 1, false));

    assertThat(link.refusedTopics())
        .singleElement()
        .satisfies(topic -> assertThat(topic.reason()).contains("larger than the broker takes"));
    assertThat(link.limits().orElseThrow().notices().toString()).contains("1000 bytes");
    assertThat(broker.protocolErrors()).isEmpty();
  }

  @Test
  void aBrokerThatKeepsNothingIsGivenNothingToKeep() throws Exception {
    broker.limits(told -> told.setRetainAvailable(false));
    connect();

    link.publish("kept", message("x", 1, true));

    assertThat(heard("kept").retained()).isFalse();
    assertThat(broker.protocolErrors()).isEmpty();
    assertThat(link.limits().orElseThrow().notices().toString()).contains("no retained messages");
  }

  @Test
  void aBrokerWithoutConfirmationsGetsLiveValuesButNothingThatMustBeConfirmed() throws Exception {
    broker.limits(told -> told.setMaximumQoS(0));
    connect();

    link.publish("live", message("x", 1, false));

    assertThat(heard("live").qos()).isZero();
    PublishException refusal =
        catchThrowableOfType(
            PublishException.class, () -> link.publishConfirmed("history", new byte[1], false));
    assertThat(refusal.kind()).isEqualTo(PublishException.Kind.LATER);
    assertThat(broker.protocolErrors()).isEmpty();
    assertThat(link.limits().orElseThrow().notices().toString()).contains("confirms nothing");
  }

  @Test
  void aBrokerThatWantsToHearUsMoreOftenDoes() throws Exception {
    broker.limits(told -> told.setServerKeepAlive(2));
    connect();

    await().atMost(SOON).until(() -> broker.pings() > 1);
    assertThat(broker.connects().get(broker.connects().size() - 1).keepAliveSeconds()).isEqualTo(2);
    assertThat(link.connections()).isEqualTo(1);
  }

  @Test
  void aBrokerThatNeverConfirmsIsFrozenAndLeftAfterFiveSeconds() throws Exception {
    broker.puback(topic -> topic.equals("lost") ? ScriptedBroker.SILENCE : 0);
    connect();

    MqttException failure =
        catchThrowableOfType(
            MqttException.class, () -> link.publish("lost", message("x", 1, false)));

    assertThat(failure.getReasonCode()).isEqualTo(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);
    await().atMost(SOON).until(() -> broker.connects().size() == 2);
    await().atMost(SOON).until(link::connected);
  }

  @Test
  void beingThrownOutIsToldWithItsReason() {
    connect();
    broker.disconnect(0x97, "");
    await().atMost(SOON).until(() -> link.state().detail().contains("quota is used up (0x97)"));
    await().atMost(SOON).until(link::connected);
  }

  @Test
  void anotherClientWithOurIdIsToldAndNotFoughtWith() {
    link.start();
    for (int takeOver = 1; takeOver <= 3; takeOver++) {
      int connects = takeOver;
      await().atMost(SOON).until(() -> broker.connects().size() == connects);
      await().atMost(SOON).until(link::connected);
      broker.disconnect(0x8E, "");
      await().atMost(SOON).until(() -> !link.connected());
    }

    assertThat(link.state().status()).isEqualTo(LinkState.Status.REFUSED);
    assertThat(link.state().detail()).contains("another client uses this client id");
    await()
        .during(Duration.ofSeconds(12))
        .atMost(Duration.ofSeconds(14))
        .until(() -> broker.connects().size() == 3);
  }

  @Test
  void whoLeavesSaysOffline() throws Exception {
    connect();
    link.close();

    broker.await(
        publish -> publish.topic().equals("tic/status") && publish.payload().equals("offline"),
        SOON);
    await().atMost(SOON).until(() -> !broker.goodbyes().isEmpty());
    assertThat(broker.goodbyes()).doesNotContain(ScriptedBroker.BROKEN_OFF);
  }
}
