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
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.ticconnect.device.hardware.MockPins;
import org.ticconnect.network.Addresses;
import org.ticconnect.settings.Settings;

/** The shipped routes of the button, on a simulated pin of Pi4J and a simulated clock. */
final class SimulatedButton implements AutoCloseable {
  private static final int PIN = 4;
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final AtomicLong clock = new AtomicLong(7);
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final MockPins pins = new MockPins();
  private final PanelParts panel;
  private final ProducerTemplate template;
  private final SedaEndpoint reconnects;

  /**
   * @param folder an empty one
   * @param edges whether the pin tells its changes; false: all of them get lost
   */
  SimulatedButton(Path folder, boolean edges) throws Exception {
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
    reconnects = context.getEndpoint("seda:reconnect?size=1", SedaEndpoint.class);
    if (edges) {
      panel.begin(folder.resolve("run"));
    }
    look();
  }

  private static Settings.Panel panel(String button) {
    return new Settings.Panel(
        Optional.empty(),
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
    if (!idle()) {
      await().atMost(SOON).pollInterval(Duration.ofMillis(1)).until(this::idle);
    }
  }

  private boolean idle() {
    return reconnects.getCurrentQueueSize() == 0 && context.getInflightRepository().size() == 0;
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

  /** The pin goes low; the route looks only where its changes are told. */
  void down() {
    pins.move(PIN, false);
  }

  void up() {
    pins.move(PIN, true);
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
  }

  /** Somebody waits to claim the device. */
  void somebodyWaits() {
    waiting.set(true);
  }

  /** Steps that were taken, in their order. */
  List<String> done() {
    return List.copyOf(done);
  }

  long reconnects() {
    return Collections.frequency(done, "broker.reconnect");
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
