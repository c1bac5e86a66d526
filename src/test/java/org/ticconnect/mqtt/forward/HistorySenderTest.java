package org.ticconnect.mqtt.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.journal.Draft;
import org.ticconnect.journal.Journal;
import org.ticconnect.journal.Limits;
import org.ticconnect.mqtt.link.LinkClient;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.PlainSubscriber;
import org.ticconnect.support.ScriptedBroker;
import org.ticconnect.support.Subscriber;

class HistorySenderTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir private Path folder;

  private Forwarding forwarding(String url, String map) throws Exception {
    return new Forwarding(folder.resolve("journal.mv"), url, map, 20);
  }

  private static List<Draft> minutes(int from, int count) {
    return LongStream.range(from, from + count)
        .mapToObj(
            minute ->
                new Draft(
                    "m",
                    "minute",
                    NOON.plusSeconds(60 * minute + 1),
                    Optional.of(NOON.plusSeconds(60 * minute)),
                    "{\"energy_active_import_total\":" + (1000 + minute) + "}"))
        .toList();
  }

  @Test
  void entriesComeInOrderInBatchesWithTheirOwnTime() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Forwarding forwarding = forwarding(broker.url(), "native")) {
      forwarding.journal().append(minutes(0, 250));

      await().atMost(SOON).until(() -> forwarding.sender().waiting() == 0);
      await().atMost(SOON).until(() -> subscriber.on("/history").size() >= 3);
      List<JsonNode> entries = ReceivedHistory.entries(subscriber.on("/history"));
      assertThat(entries)
          .extracting(entry -> entry.get("sequence").asLong())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 250).boxed().toList());
      assertThat(entries.get(60).get("time").asText()).isEqualTo("2026-11-25T13:00:00Z");
      assertThat(entries.get(60).get("received").asText()).isEqualTo("2026-11-25T13:00:01Z");
      assertThat(entries.get(60).get("kind").asText()).isEqualTo("minute");
      assertThat(entries.get(60).at("/values/energy_active_import_total").asLong()).isEqualTo(1060);
    }
  }

  @Test
  void nothingIsLostWhenTheBrokerIsKilledWhilePublishing() throws Exception {
    killed(10);
  }

  @Test
  @Tag("long")
  void nothingIsLostWhenTheBrokerIsKilledFiftyTimesWhilePublishing() throws Exception {
    killed(50);
  }

  private void killed(int times) throws Exception {
    List<Subscriber.Received> heard = new ArrayList<>();
    long last = 0;
    try (Mosquitto broker = Mosquitto.prepared(folder)) {
      for (int kill = 0; kill < times; kill++) {
        broker.start();
        // Somebody listens before anything is sent, or a kill could lose what nobody has heard.
        PlainSubscriber subscriber = new PlainSubscriber(broker.port());
        try (Forwarding forwarding = forwarding(broker.url(), "native")) {
          AtomicLong appended = new AtomicLong(last);
          ScheduledExecutorService meter = Executors.newSingleThreadScheduledExecutor();
          meter.scheduleWithFixedDelay(
              () -> append(forwarding.journal(), appended), 0, 5, TimeUnit.MILLISECONDS);
          await().atMost(SOON).until(() -> !subscriber.on("/history").isEmpty());
          broker.kill();
          await().atMost(SOON).until(subscriber::ended);
          meter.shutdown();
          assertThat(meter.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
          last = appended.get();
        }
        heard.addAll(subscriber.on("/history"));
        subscriber.close();
      }
      broker.start();
      try (Subscriber subscriber = new Subscriber(broker.port());
          Forwarding forwarding = forwarding(broker.url(), "native")) {
        last = forwarding.journal().append(minutes((int) last, 1));
        await().atMost(SOON).until(() -> forwarding.link().connected());
        await().atMost(SOON).until(() -> forwarding.sender().waiting() == 0);
        await().atMost(SOON).until(() -> !subscriber.on("/history").isEmpty());
        heard.addAll(subscriber.on("/history"));
        assertThat(forwarding.sender().dropped() + forwarding.sender().skipped()).isZero();
      }
    }
    Map<Long, JsonNode> entries = ReceivedHistory.bySequence(heard);
    assertThat(last).isGreaterThan(500);
    assertThat(entries.keySet())
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
  }

  private static void append(Journal journal, AtomicLong appended) {
    try {
      appended.set(journal.append(minutes((int) appended.get(), 1)));
    } catch (IOException refused) {
      throw new IllegalStateException(refused);
    }
  }

  @Test
  void sevenDaysOfflineAreDeliveredWhileLiveValuesGoOn() throws Exception {
    int days = 7;
    int minutes = days * 24 * 60;
    Path file = folder.resolve("journal.mv");
    try (Journal journal = Journal.open(file, new Limits(Duration.ofDays(30), 64 * 1024 * 1024))) {
      for (int day = 0; day < days; day++) {
        journal.append(minutes(day * 24 * 60, 24 * 60));
      }
    }
    List<Long> latencies = Collections.synchronizedList(new ArrayList<>());
    ScheduledExecutorService meter = Executors.newSingleThreadScheduledExecutor();
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        // As often as the program's route looks.
        Forwarding forwarding = new Forwarding(file, broker.url(), "native", 1000)) {
      LinkClient live = new LinkClient(forwarding.link());
      await().atMost(SOON).until(() -> forwarding.link().connected());
      meter.scheduleAtFixedRate(() -> publish(live, latencies), 0, 10, TimeUnit.MILLISECONDS);

      await().atMost(Duration.ofMinutes(15)).until(() -> forwarding.sender().waiting() == 0);
      meter.shutdown();
      assertThat(meter.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
      await()
          .atMost(SOON)
          .until(() -> ReceivedHistory.entries(subscriber.on("/history")).size() >= minutes);
      assertThat(ReceivedHistory.entries(subscriber.on("/history")))
          .extracting(entry -> entry.get("sequence").asLong())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, minutes).boxed().toList());
    } finally {
      meter.shutdownNow();
    }
    List<Long> sorted = latencies.stream().sorted().toList();
    assertThat(sorted).hasSizeGreaterThan(200);
    assertThat(sorted.get(sorted.size() * 99 / 100)).isLessThan(1000);
    System.out.printf(
        "7 days delivered: live values meanwhile: median %d ms, p99 %d ms, of %d%n",
        sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.size());
  }

  private static void publish(LinkClient live, List<Long> latencies) {
    long start = System.nanoTime();
    try {
      MqttMessage message = new MqttMessage("231".getBytes(StandardCharsets.UTF_8));
      message.setQos(1);
      live.publish("tic/m/voltage_l1", message);
      latencies.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    } catch (MqttException failed) {
      latencies.add(Long.MAX_VALUE);
    }
  }

  @Test
  void aRefusedBatchWaitsAndIsSentWhenTheBrokerTakesIt() throws Exception {
    try (ScriptedBroker broker = ScriptedBroker.started();
        Forwarding forwarding = forwarding(broker.url(), "native")) {
      broker.puback(topic -> topic.equals(Forwarding.TOPIC) ? 0x87 : 0);
      forwarding.journal().append(minutes(0, 10));

      await().atMost(SOON).until(() -> !forwarding.link().refusedTopics().isEmpty());
      assertThat(forwarding.sender().waiting()).isEqualTo(10);
      assertThat(forwarding.link().connected()).isTrue();

      broker.puback(topic -> 0);
      forwarding.link().reconnect();
      await().atMost(SOON).until(() -> forwarding.sender().waiting() == 0);
      assertThat(forwarding.sender().sent()).isEqualTo(10);
    }
  }

  @Test
  void aBatchThatIsLargerThanTheBrokerTakesIsCutAndASingleOneIsLeftOut() throws Exception {
    try (ScriptedBroker broker = ScriptedBroker.started()) {
      broker.limits(told -> told.setMaximumPacketSize(2000L));
      try (Forwarding forwarding = forwarding(broker.url(), "native")) {
        forwarding.journal().append(minutes(0, 50));
        Draft large =
            new Draft(
                "m", "status", NOON, Optional.empty(), "{\"text\":\"" + "x".repeat(3000) + "\"}");
        forwarding.journal().append(List.of(large));
        forwarding.journal().append(minutes(50, 1));

        await().atMost(SOON).until(() -> forwarding.sender().waiting() == 0);
        assertThat(forwarding.sender().sent()).isEqualTo(51);
        assertThat(forwarding.sender().skipped()).isEqualTo(1);
        assertThat(broker.protocolErrors()).isEmpty();
      }
    }
  }

  @Test
  void aBrokerThatConfirmsNothingGetsNothingOfIt() throws Exception {
    try (ScriptedBroker broker = ScriptedBroker.started()) {
      broker.limits(told -> told.setMaximumQoS(0));
      try (Forwarding forwarding = forwarding(broker.url(), "native")) {
        forwarding.journal().append(minutes(0, 10));
        await().atMost(SOON).until(() -> forwarding.link().connected());

        await()
            .during(Duration.ofSeconds(1))
            .atMost(SOON)
            .until(() -> forwarding.sender().waiting() == 10);
        assertThat(broker.publishes()).noneMatch(one -> one.topic().equals(Forwarding.TOPIC));
      }
    }
  }

  @Test
  void entriesBecomeLinesOfInfluxDb() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Forwarding forwarding = forwarding(broker.url(), "influx-line")) {
      forwarding.journal().append(minutes(0, 2));
      Draft status =
          new Draft(
              "m",
              "status",
              NOON,
              Optional.of(NOON),
              "{\"tariff_name\":\"HC \\\"a\\\"\",\"x\":1.5,\"on\":true}");
      forwarding.journal().append(List.of(status));

      await().atMost(SOON).until(() -> subscriber.text("tic/m/influx").isPresent());
      await().atMost(SOON).until(() -> forwarding.sender().waiting() == 0);
      String lines =
          String.join("\n", subscriber.on("/influx").stream().map(one -> one.text()).toList());
      assertThat(lines.lines())
          .containsExactly(
              "linky_history,meter=m energy_active_import_total=1000i 1795608000000000000",
              "linky_history,meter=m energy_active_import_total=1001i 1795608060000000000",
              "linky_history,meter=m tariff_name=\"HC \\\"a\\\"\",x=1.5,on=true 1795608000000000000");
    }
  }

  @Test
  void entriesBecomeTelemetryOfThingsBoard() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Forwarding forwarding = forwarding(broker.url(), "thingsboard")) {
      forwarding.journal().append(minutes(0, 2));

      await().atMost(SOON).until(() -> subscriber.text("v1/devices/me/telemetry").isPresent());
      assertThat(subscriber.text("v1/devices/me/telemetry").orElseThrow())
          .isEqualTo(
              "[{\"ts\":1795608000000,\"values\":{\"energy_active_import_total\":1000}},"
                  + "{\"ts\":1795608060000,\"values\":{\"energy_active_import_total\":1001}}]");
    }
  }
}
