package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.ticconnect.device.hardware.MockPins;
import org.ticconnect.network.Addresses;
import org.ticconnect.settings.Settings;

/** The shipped routes of the button, on a simulated pin of Pi4J and a simulated clock. */
final class SimulatedButton implements AutoCloseable {
  private static final int PIN = 4;
  private static final int RED = 17;
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final AtomicLong clock = new AtomicLong(7);
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final MockPins pins = new MockPins();
  private final PanelParts panel;
  private final ProducerTemplate template;
  private final AtomicLong lampChanges = new AtomicLong();
  private final AtomicLong decided = new AtomicLong();
  private final boolean edges;

  /**
   * @param folder an empty one
   * @param edges whether the pin tells its changes; false: all of them get lost
   */
  SimulatedButton(Path folder, boolean edges) throws Exception {
    this.edges = edges;
    pins.watch(RED, event -> lampChanges.incrementAndGet());
    Path routes = Files.createDirectories(folder.resolve("routes"));
    Files.copy(Device.HOME.resolve("routes/button.yaml"), routes.resolve("button.yaml"));
    Properties placeholders = new Properties();
    placeholders.setProperty("button.enabled", "true");
    context.getPropertiesComponent().setInitialProperties(placeholders);
    panel =
        new PanelParts(
            context,
            panel("gpio:" + PIN),
            List.of(),
            new Addresses(true),
            pins.hardware(folder),
            () -> waiting.getAndSet(false),
            clock::get);
    panel.bind(context.getRegistry());
    countDecisions();
    for (String step :
        List.of(
            "page.open",
            "network.reconnect",
            "broker.reconnect",
            "names.rebuild",
            "factory.reset")) {
      context.getRegistry().bind(step, (Processor) exchange -> done.add(step));
    }
    context.build();
    assertThat(new RouteFiles(folder).load(context)).isEmpty();
    context.start();
    // The test says when time goes by.
    context.getRouteController().stopRoute("button-time");
    template = context.createProducerTemplate();
    if (edges) {
      panel.begin(folder.resolve("run"));
    }
    look();
  }

  private static Settings.Panel panel(String button) {
    return new Settings.Panel(
        Optional.of("gpio:" + RED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        30,
        Optional.of(button),
        false);
  }

  /** As the timer wakes the route; back when it has looked, and when what came of it is done. */
  void look() {
    template.requestBody("seda:button?size=16&waitForTaskToComplete=Always&blockWhenFull=true", "");
    if (reconnects() < decided.get()) {
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> reconnects() == decided.get());
    }
  }

  /** Connecting anew is another thread's work. */
  private void countDecisions() {
    Processor shipped = context.getRegistry().lookupByNameAndType("button.click", Processor.class);
    context.getRegistry().unbind("button.click");
    context
        .getRegistry()
        .bind(
            "button.click",
            (Processor)
                exchange -> {
                  shipped.process(exchange);
                  if (exchange.getIn().getBody().equals("reconnect")) {
                    decided.incrementAndGet();
                  }
                });
  }

  /** Has time go by, looked at as often as the shipped timer does. */
  void pass(Duration time) {
    pass(time, LOOK);
  }

  /** Has time go by. */
  void pass(Duration time, Duration between) {
    long until = clock.get() + time.toNanos();
    while (clock.get() < until) {
      clock.set(Math.min(until, clock.get() + between.toNanos()));
      look();
    }
  }

  /** Has time go by while nobody looks. */
  void unseen(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  /** The pin goes low; where its changes are told, the route has looked at it. */
  void down() {
    move(false);
  }

  void up() {
    move(true);
  }

  private void move(boolean high) {
    pins.move(PIN, high);
    if (edges) {
      look();
    }
  }

  /** Pressed for so long. */
  void press(Duration time) {
    down();
    pass(time);
    up();
    pass(Duration.ofMillis(150));
  }

  /** As if nothing had been pressed for a while. */
  void rest() {
    pass(Duration.ofSeconds(6));
    done.clear();
    decided.set(0);
  }

  /** Somebody waits to claim the device. */
  void somebodyWaits() {
    waiting.set(true);
  }

  /** How often the red of the lamp went on or off. */
  long lampChanges() {
    return lampChanges.get();
  }

  /** Steps that were taken, in their order. */
  List<String> done() {
    return List.copyOf(done);
  }

  long reconnects() {
    return Collections.frequency(done(), "names.rebuild");
  }

  /** What is told of the panel. */
  Map<String, Object> told(String part) throws Exception {
    Exchange exchange = new DefaultExchange(context);
    context.getRegistry().lookupByNameAndType("panel.read", Processor.class).process(exchange);
    JsonNode told = new ObjectMapper().valueToTree(exchange.getIn().getBody());
    return new ObjectMapper().convertValue(told.get(part), new TypeReference<>() {});
  }

  @Override
  public void close() {
    panel.end();
    QueueEnds.await(context);
    context.stop();
  }
}
