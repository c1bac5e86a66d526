package org.ticconnect.mqtt.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.mqtt.link.BrokerAccess;
import org.ticconnect.mqtt.link.BrokerTrust;
import org.ticconnect.mqtt.link.BrokerUrl;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.support.Home;
import org.ticconnect.support.ScriptedBroker;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Lines;

/** Policies of single quantities, with a clock that the test moves. */
class LiveTopicsTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private final AtomicLong now = new AtomicLong(1);
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final DefaultCamelContext context = new DefaultCamelContext();
  private ScriptedBroker broker;
  private MqttLink link;
  private LiveMeter meter;
  private LiveTopics topics;

  @BeforeEach
  void connect() throws Exception {
    broker = ScriptedBroker.started();
    link =
        new MqttLink(
            new BrokerAccess(
                List.of(BrokerUrl.parse(broker.url())),
                "live-test",
                Optional.empty(),
                Optional.empty(),
                new BrokerTrust(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new BrokerAccess.Will("status", "online", "offline", true)),
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
    context.close();
  }

  /** Live topics of a map with this row. */
  private void row(String row) throws Exception {
    Home.copy(folder);
    Files.writeString(
        folder.resolve("mappings/mqtt/mine.yaml"),
        "status: { topic: status, online: online, offline: offline }\nlive:\n  - " + row + "\n");
    Mappings mappings = Mappings.read(FileTree.of(folder));
    meter = new LiveMeter("main", mappings.quantities(), Set.of());
    topics =
        new LiveTopics(
            mappings.topicMaps().get("mine"),
            new TopicNames("tic", "live-test", Map.of("main", "house"), Map.of()),
            link,
            new Freshness(Duration.ofSeconds(10)),
            new Sequence(),
            now::get);
  }

  private List<String> after(Duration pause, String label, String... content) {
    now.addAndGet(pause.toNanos());
    Group group = Lines.groups(Lines.bytes(Lines.frame(Lines.group(label, content)))).get(0);
    LiveUpdate update = meter.accept(group, now.get());
    Exchange exchange = new DefaultExchange(context);
    exchange.getIn().setBody(update);
    return topics.evaluate(exchange).stream()
        .map(message -> message.topic() + " " + message.payload())
        .toList();
  }

  private List<String> power(int seconds, int watts) {
    return after(Duration.ofSeconds(seconds), "SINSTS", "%05d".formatted(watts)).stream()
        .filter(message -> message.contains("power_apparent_import "))
        .map(message -> message.substring(message.indexOf(' ') + 1))
        .toList();
  }

  private static String sinsts(String policy) {
    return "{ quantities: [power_apparent_import], topic: \"{meter}/{quantity}\", payload:"
        + " \"{value}\", qos: 0, retained: true, "
        + policy
        + " }";
  }

  @Test
  void aChangeIsToldAtOnceAndAnUnchangedValueAfterItsHeartbeat() throws Exception {
    row(sinsts("heartbeat: 60"));

    assertThat(power(0, 1200)).containsExactly("1200");
    assertThat(power(1, 1200)).isEmpty();
    assertThat(power(1, 1201)).containsExactly("1201");
    assertThat(power(59, 1201)).isEmpty();
    assertThat(power(1, 1201)).containsExactly("1201");
  }

  @Test
  void everyFrameWhereTheOwnerWantsIt() throws Exception {
    row(sinsts("publish: always"));

    assertThat(power(0, 1200)).containsExactly("1200");
    assertThat(power(1, 1200)).containsExactly("1200");
  }

  @Test
  void aChangeWithinTheDeadBandIsNoneUntilItAddsUp() throws Exception {
    row(sinsts("dead_band: 50, heartbeat: 60"));

    assertThat(power(0, 1200)).containsExactly("1200");
    assertThat(power(1, 1250)).isEmpty();
    assertThat(power(1, 1149)).containsExactly("1149");
    assertThat(power(1, 1190)).isEmpty();
    assertThat(power(1, 1200)).containsExactly("1200");
    assertThat(power(60, 1201)).containsExactly("1201");
  }

  @Test
  void atMostEverySoOftenAndThenTheNewest() throws Exception {
    row(sinsts("at_most_every: 10"));

    assertThat(power(0, 1000)).containsExactly("1000");
    assertThat(power(5, 2000)).isEmpty();
    assertThat(power(4, 3000)).isEmpty();
    assertThat(power(1, 3000)).containsExactly("3000");
  }

  @Test
  void meanLeastAndGreatestOfAWindow() throws Exception {
    row(
        "{ quantities: [power_apparent_import], topic: \"{meter}/{quantity}\", payload:"
            + " \"{mean} {min} {max} {count}\", qos: 0, retained: false, window: 10 }");

    assertThat(power(0, 1000)).isEmpty();
    assertThat(power(5, 1500)).isEmpty();
    assertThat(power(4, 1100)).isEmpty();
    assertThat(power(1, 9000)).containsExactly("1200 1000 1500 3");
    assertThat(power(9, 1000)).isEmpty();
    assertThat(power(2, 7)).containsExactly("5000 1000 9000 2");
  }

  @Test
  void aWindowWithAHoleIsNotToldAsIfItWereNew() throws Exception {
    row(
        "{ quantities: [power_apparent_import], topic: \"{meter}/{quantity}\", payload:"
            + " \"{mean}\", qos: 0, retained: false, window: 10 }");

    assertThat(power(0, 1000)).isEmpty();
    assertThat(power(60, 2000)).isEmpty();
    assertThat(power(10, 5000)).containsExactly("2000");
  }

  @Test
  void everythingIsToldAnewAfterAConnect() throws Exception {
    row(sinsts("heartbeat: 60"));
    assertThat(power(0, 1200)).hasSize(1);
    assertThat(power(1, 1200)).isEmpty();

    broker.cut();
    await().atMost(SOON).until(() -> !link.connected());
    assertThat(power(1, 1300)).as("never queued").isEmpty();
    await().atMost(SOON).until(link::connected);

    assertThat(power(1, 1300)).containsExactly("1300");
  }

  @Test
  void payloadsTellWhatTheirTemplateAsksFor() throws Exception {
    row(
        "{ quantities: [power_apparent_import_max_today], topic: \"{root}/{source}/{label}\","
            + " payload: '{\"{label}\":{json},\"u\":\"{unit}\",\"t\":\"{time}\",\"s\":{time_s},"
            + "\"n\":{sequence},\"a\":{age_ms}}', qos: 1, retained: false }");

    assertThat(after(Duration.ofSeconds(1), "SMAXSN", "H261125120000", "04470"))
        .containsExactly(
            "tic/main/SMAXSN {\"SMAXSN\":4470,\"u\":\"VA\",\"t\":\"2026-11-25T11:00:00Z\","
                + "\"s\":1795604400,\"n\":1,\"a\":0}");
  }

  @Test
  void aPayloadThatNeedsATimeWaitsForTheMetersClock() throws Exception {
    row(
        "{ quantities: [power_apparent_import], topic: \"{meter}/{quantity}\", payload:"
            + " \"{value} {time_ms}\", qos: 0, retained: false }");

    assertThat(power(0, 1200)).isEmpty();
    after(Duration.ofSeconds(1), "DATE", "H261125120001", "");
    assertThat(power(0, 1200)).containsExactly("1200 1795604401000");
  }

  @Test
  void labelsInTopicsAreFreeOfWildcards() throws Exception {
    row(
        "{ quantities: [day_number_next], topic: \"{meter}/{label}\", payload: \"{value}\", qos: 0,"
            + " retained: true }");

    assertThat(after(Duration.ofSeconds(1), "NJOURF+1", "02"))
        .containsExactly("house/NJOURF_plus_1 2");
  }
}
