package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.frame;
import static org.ticconnect.tic.Lines.group;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ExpressionAdapter;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.Mapped;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.Value;
import org.ticconnect.meter.guard.Remembered;
import org.ticconnect.pipeline.FailureCount;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.settings.Settings;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.web.Gate;
import org.ticconnect.web.Site;
import org.ticconnect.web.WebServer;
import org.ticconnect.web.stream.Feeds;

/** The shipped YAML routes with their real steps, recorded where they reach the world. */
class ShippedRoutesTest {
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final AtomicLong skipped = new AtomicLong();
  private final SourceSteps steps =
      new SourceSteps(
          "main",
          Mapped.shipped().quantities(),
          Set.of(),
          () -> System.nanoTime() + skipped.get(),
          Clock.systemUTC(),
          Remembered.nothing(),
          event -> {});
  private final FailureCount failures = new FailureCount(System::nanoTime);
  private final List<LiveUpdate> registers = Collections.synchronizedList(new ArrayList<>());
  private final List<LiveUpdate> lamp = Collections.synchronizedList(new ArrayList<>());
  private final List<Reading> readings = Collections.synchronizedList(new ArrayList<>());
  private final List<LiveUpdate> ownValues = Collections.synchronizedList(new ArrayList<>());
  private final List<Reading> pasts = Collections.synchronizedList(new ArrayList<>());
  private final List<Reading> ownReadings = Collections.synchronizedList(new ArrayList<>());
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  @TempDir private Path data;

  @BeforeEach
  void load() throws Exception {
    Properties placeholders = new Properties();
    placeholders.setProperty("mqtt.enabled", "true");
    placeholders.setProperty("modbus.enabled", "true");
    placeholders.setProperty("history.enabled", "true");
    placeholders.setProperty("empro.rest", "true");
    placeholders.setProperty("button.enabled", "false");
    context.getPropertiesComponent().setInitialProperties(placeholders);
    steps.bind(context.getRegistry());
    bind("main.record", exchange -> {});
    bind("modbus.fill", exchange -> registers.add(body(exchange, LiveUpdate.class)));
    bind("lamp.good-group", exchange -> lamp.add(body(exchange, LiveUpdate.class)));
    bind("lamp.tick", exchange -> {});
    bind("lamp.address", exchange -> {});
    bind("mqtt.seen", exchange -> readings.add(body(exchange, Reading.class)));
    for (String step :
        List.of(
            "mqtt.announce",
            "mqtt.history",
            "lamp.show",
            "lamp.receiver",
            "button.look",
            "button.click",
            "button.hold",
            "button.answer",
            "panel.read",
            "page.open",
            "broker.reconnect",
            "network.read",
            "network.change",
            "network.confirm",
            "network.cancel",
            "network.reconnect",
            "names.rebuild",
            "factory.reset")) {
      bind(step, exchange -> {});
    }
    bind("journal.choose", exchange -> {});
    bind("history.watch", exchange -> pasts.add(body(exchange, Reading.class)));
    for (String step :
        List.of(
            "history.keep",
            "admin.history",
            "admin.history-info",
            "admin.history-export",
            "admin.history-purge")) {
      bind(step, exchange -> {});
    }
    bind("journal.keep", exchange -> {});
    bind("mqtt.headers", exchange -> {});
    bind("admin.status", exchange -> exchange.getIn().setBody(List.of("status")));
    bind("modbus.reload", exchange -> {});
    bind("empro.rest", exchange -> exchange.getIn().setBody(List.of("empro")));
    for (String step :
        List.of(
            "modbus",
            "mqtt",
            "mqtt-test",
            "line",
            "events",
            "quarantine",
            "quarantine-accept",
            "capture")) {
      bind("admin." + step, exchange -> exchange.getIn().setBody(List.of(step)));
    }
    bind("admin.live", exchange -> exchange.getIn().setBody(List.of("live")));
    bind("errors.count", failures);
    bind("own.live", exchange -> ownValues.add(body(exchange, LiveUpdate.class)));
    bind("own.reading", exchange -> ownReadings.add(body(exchange, Reading.class)));
    for (String step :
        List.of(
            "own.watch",
            "mqtt.own-failed",
            "mqtt.own-headers",
            "examples.list",
            "examples.read",
            "files.list",
            "files.read",
            "files.save",
            "files.check",
            "files.activate",
            "files.restore",
            "files.delete",
            "files.versions",
            "files.version",
            "files.compare",
            "bundle.export",
            "bundle.import",
            "safe-mode.end",
            "inspect.registers",
            "inspect.modbus-read",
            "inspect.topics",
            "inspect.mqtt-send",
            "inspect.frame",
            "inspect.log",
            "inspect.help",
            "inspect.replay",
            "inspect.schema",
            "network.read",
            "network.change",
            "network.confirm",
            "network.cancel",
            "settings.read",
            "settings.check",
            "settings.save",
            "device.restart",
            "factory.ask",
            "network.read",
            "network.change",
            "network.confirm",
            "network.cancel",
            "units.read",
            "units.save",
            "admin.facts",
            "admin.routes")) {
      bind(step, exchange -> {});
    }
    context.getRegistry().bind("mqtt.own", new LinkedBlockingQueue<Exchange>());
    context
        .getRegistry()
        .bind(
            "mqtt.live",
            new ExpressionAdapter() {
              @Override
              public Object evaluate(Exchange exchange) {
                if (failure.get() != null) {
                  throw failure.get();
                }
                return List.of();
              }
            });
    for (String nothing : List.of("mqtt.frames", "mqtt.state")) {
      context
          .getRegistry()
          .bind(
              nothing,
              new ExpressionAdapter() {
                @Override
                public Object evaluate(Exchange exchange) {
                  return List.of();
                }
              });
    }
    context.getRegistry().bind("mqtt.newest", new LinkedBlockingQueue<Exchange>());
    context.getRegistry().bind("mqtt.newest-frames", new LinkedBlockingQueue<Exchange>());
    context.getRegistry().bind("mqtt.client", new SilentClient());
    context.build();
    new WebServer(
        context,
        new Site(
            new Settings.Http("127.0.0.1", 0, Optional.empty(), List.of()),
            Optional.empty(),
            Path.of("unused"),
            List::of,
            Instant.EPOCH,
            any -> false),
        new WebServer.Doors(new Feeds(), Gate.open(), List.of()));
    assertThat(new RouteFiles(Device.HOME).load(context)).isEmpty();
    context.start();
    for (String template : List.of("live", "frame", "tic")) {
      TemplatedRouteBuilder.builder(context, template)
          .routeId(template + "-main")
          .parameter("source", "main")
          .parameter("line", "direct:line")
          .add();
    }
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private void bind(String name, Processor step) {
    context.getRegistry().bind(name, step);
  }

  private static <T> T body(Exchange exchange, Class<T> type) {
    return exchange.getIn().getBody(type);
  }

  /** A client that takes everything and is never connected. */
  private static final class SilentClient extends MqttClient {
    SilentClient() throws Exception {
      super("tcp://127.0.0.1:1", "silent");
    }

    @Override
    public void publish(String topic, MqttMessage message) {}
  }

  private void send(String text) {
    context.createProducerTemplate().sendBody("direct:line", bytes(text));
  }

  private static List<String> names(LiveUpdate update) {
    return update.changes().stream()
        .map(Measurement::quantity)
        .map(quantity -> quantity.name())
        .toList();
  }

  @Test
  void aGroupReachesRegistersAndLampBeforeItsFrameEnds() {
    send("\u0002" + group("URMS1", "231"));

    assertThat(registers).hasSize(1);
    assertThat(names(registers.get(0))).contains("voltage_l1");
    assertThat(lamp).hasSize(1);
    assertThat(ownValues).isEqualTo(registers);
    assertThat(readings).isEmpty();
  }

  @Test
  void aWholeFrameIsAReadingWithItsGroupsAndCounts() {
    String bad = group("IRMS1", "007").replace("007", "017");
    send(frame(group("ADSC", "042176000123"), bad, group("URMS1", "231")).repeat(2));

    await().atMost(Duration.ofSeconds(5)).until(() -> readings.size() == 2);
    Reading reading = readings.get(1);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(ownReadings).isEqualTo(readings));
    assertThat(pasts).isEqualTo(readings);
    assertThat(reading.groups())
        .extracting(one -> one.label().text())
        .containsExactly("ADSC", "URMS1");
    assertThat(reading.badGroups()).isEqualTo(1);
    assertThat(reading.sequence()).isEqualTo(2);
    assertThat(steps.counters().badGroups()).containsEntry(BadGroup.Cause.CHECKSUM, 2L);
    assertThat(steps.counters().correctFrames()).isZero();
    send(frame(group("URMS1", "231")));
    await().atMost(Duration.ofSeconds(5)).until(() -> steps.counters().correctFrames() == 1);
    assertThat(steps.counters().frames()).isEqualTo(3);
  }

  @Test
  void aValueInQuarantineReachesNoSink() {
    String amperes = group("IRMS1", "007");
    send(frame(amperes, group("EAST", "000002000"), group("URMS1", "231")).repeat(2));
    send(frame(amperes, group("EAST", "039002000"), group("URMS1", "990")));

    await().atMost(Duration.ofSeconds(5)).until(() -> readings.size() == 3);
    assertThat(readings.get(1).groups()).hasSize(3);
    assertThat(readings.get(2).groups()).hasSize(1);
    assertThat(registers)
        .flatExtracting(LiveUpdate::changes)
        .flatExtracting(change -> change.value().map(Value::text).stream().toList())
        .contains("2000")
        .doesNotContain("39002000", "990");
    assertThat(steps.guard().quarantine().entries())
        .extracting(entry -> entry.doubt().raw().replace('\t', ' '))
        .satisfiesExactly(
            raw -> assertThat(raw).startsWith("EAST 039002000 "),
            raw -> assertThat(raw).startsWith("URMS1 990 "));
  }

  @Test
  void aCutFrameIsNoReadingButItsGroupsCount() {
    send("\u0002" + group("URMS1", "231") + frame(group("URMS1", "232")));

    await().atMost(Duration.ofSeconds(5)).until(() -> readings.size() == 1);
    assertThat(steps.counters().cutFrames()).isEqualTo(1);
    assertThat(registers.stream().filter(update -> names(update).contains("voltage_l1")))
        .hasSize(2);
  }

  @Test
  void whatCameBeforeAnInterruptionIsNotJoinedToWhatComesAfter() {
    send("\u0002" + group("EAST", "000002000") + "\nSINSTS\t04");
    skipped.set(TimeUnit.SECONDS.toNanos(20));
    send("400\tR\r" + group("NTARF", "01") + "\u0003" + frame(group("NTARF", "01")));

    await().atMost(Duration.ofSeconds(5)).until(() -> readings.size() == 1);
    assertThat(readings.get(0).measurements())
        .extracting(measurement -> measurement.quantity().name())
        .containsExactly("tariff_index");
    assertThat(steps.counters().goodGroups()).isEqualTo(3);
  }

  @Test
  void aFrameWhoseEndNeverComesIsGivenUp() {
    send("\u0002" + group("URMS1", "231"));

    await().atMost(Duration.ofSeconds(10)).until(() -> steps.counters().cutFrames() == 1);
    assertThat(readings).isEmpty();
  }

  @Test
  void aStepThatFailsIsCountedAndHoldsNobodyBack() {
    failure.set(new IllegalStateException("broken on purpose"));
    send("\u0002" + group("URMS1", "231") + group("URMS2", "232"));

    assertThat(failures.failures()).isEqualTo(2);
    assertThat(registers).hasSize(2);
    assertThat(lamp).hasSize(2);
  }
}
