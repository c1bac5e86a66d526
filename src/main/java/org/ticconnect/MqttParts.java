package org.ticconnect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.admin.MqttTold;
import org.ticconnect.clock.DeviceClock;
import org.ticconnect.journal.Draft;
import org.ticconnect.journal.keep.ChooseEntries;
import org.ticconnect.journal.keep.WorthKeeping;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.mqtt.BrokerSettings;
import org.ticconnect.mqtt.MqttSteps;
import org.ticconnect.mqtt.forward.HistorySender;
import org.ticconnect.mqtt.forward.HistorySenders;
import org.ticconnect.mqtt.link.BrokerAccess;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.Settings;

/** The MQTT side, wired: the link, its steps, and what is kept on disk for it. */
final class MqttParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MqttParts.class);
  private static final Duration LEAVING = Duration.ofSeconds(3);

  private final Brokers brokers;
  private final MqttLink link;
  private final Map<String, KeptSource> kept = new LinkedHashMap<>();
  private final Map<String, WorthKeeping> choosers = new HashMap<>();
  private final HistorySenders history;
  private final Freshness freshness;
  private final Duration entityGone;
  private final LongSupplier monotonic;
  private Optional<MqttSteps> steps = Optional.empty();

  /**
   * Whether a map had a place for what is kept: then it is kept on, for another map that has one.
   * Who never has one is spared the writing.
   */
  private volatile boolean keeping;

  /**
   * @param data the folder that is written to
   * @param entityGone how long a meter must not have sent something before Home Assistant is told
   * @param monotonic clock in nanoseconds
   * @param clock of the device
   * @throws SettingException when a certificate or key cannot be used
   */
  MqttParts(
      Settings settings,
      Brokers brokers,
      Path data,
      Duration entityGone,
      ExecutorServiceManager threads,
      LongSupplier monotonic,
      DeviceClock clock)
      throws SettingException {
    this.brokers = brokers;
    this.freshness = new Freshness(settings.staleAfter());
    this.entityGone = entityGone;
    this.monotonic = monotonic;
    this.keeping = brokers.map().history().isPresent();
    this.link =
        new MqttLink(
            access(settings.mqtt(), brokers.access()),
            threads.newSingleThreadExecutor(this, "mqtt-link"),
            monotonic,
            clock::set);
    for (Settings.Source source : settings.sources()) {
      kept.put(
          source.name(),
          new KeptSource(source, data, settings.mqtt().history(), settings.staleAfter()));
    }
    this.history =
        new HistorySenders(
            kept.values().stream().map(one -> new HistorySender(one.journal(), link)).toList());
    settings.sources().stream()
        // A recording is played, not measured: its past is not what happened.
        .filter(source -> !source.recorded())
        .forEach(source -> choosers.put(source.name(), kept.get(source.name()).chooser()));
  }

  private static BrokerAccess access(Settings.Mqtt mqtt, BrokerSettings brokers)
      throws SettingException {
    try {
      return brokers.access(mqtt);
    } catch (IOException unusable) {
      Settings.Tls tls = mqtt.tls();
      String files =
          Stream.of(tls.authority(), tls.certificate(), tls.key())
              .flatMap(Optional::stream)
              .collect(Collectors.joining(", "));
      throw new SettingException(
          Application.NAMED_BY, "mqtt.tls.ca, .certificate, .key", files, unusable.getMessage());
    }
  }

  /** Binds the steps of MQTT, and {@code journal.choose} and {@code journal.keep}. */
  synchronized void bind(Registry registry, MqttSteps.Told told) {
    TopicMap map = brokers.map();
    MqttSteps made =
        new MqttSteps(
            map,
            brokers.names(map),
            told,
            link,
            kept.values().iterator().next().journal(),
            freshness,
            entityGone,
            monotonic);
    made.bind(registry);
    registry.bind("mqtt.history", (Processor) exchange -> made.history().ifPresent(history::send));
    registry.bind("journal.choose", new ChooseEntries(choosers, () -> keeping, monotonic));
    registry.bind("journal.keep", (Processor) this::keep);
    steps = Optional.of(made);
  }

  /**
   * Serves another topic map from now on, over the same connection unless its status topic is
   * another one. What the broker keeps of the map before alone is taken back. Waits for the broker
   * at most some seconds.
   *
   * @param next without a problem by {@link Brokers#rules}
   * @throws IllegalStateException before the steps are bound
   * @throws RuntimeException when the map cannot be served; the one before is served on then
   */
  synchronized void serve(TopicMap next) {
    MqttSteps following =
        steps.orElseThrow(() -> new IllegalStateException("no topic map is served yet"));
    BrokerAccess.Will will = brokers.will(next);
    following.serve(next, brokers.names(next));
    brokers.serve(next);
    keeping = keeping || next.history().isPresent();
    link.present(will);
  }

  private void keep(Exchange exchange) {
    List<Draft> drafts =
        ((List<?>) exchange.getIn().getBody()).stream().map(Draft.class::cast).toList();
    kept.get(exchange.getIn().getHeader(ChooseEntries.SOURCE, String.class)).entries().keep(drafts);
  }

  /** Something happened to a meter. */
  void happened(MeterEvent event) {
    Optional.ofNullable(choosers.get(event.source())).ifPresent(one -> one.happened(event));
  }

  /** Opens what is kept by a thread that may wait, and begins to connect. */
  void start(Executor thread) {
    choosers.keySet().forEach(source -> kept.get(source).start(thread));
    link.start();
  }

  MqttLink link() {
    return link;
  }

  /** Own routes publish nothing any more. */
  void end() {
    steps.ifPresent(known -> known.own().end());
  }

  /**
   * Has the broker forget this device where it is connected; waits for it some seconds at most. To
   * be called when nothing is published any more, before {@link #close}.
   */
  void leave() {
    CompletableFuture<Void> left =
        CompletableFuture.runAsync(
            () -> steps.ifPresent(MqttSteps::vanish), work -> new Thread(work, "good-bye").start());
    try {
      left.get(LEAVING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException kept) {
      LOG.warn("MQTT: the broker may keep what this device has said");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** What there is to tell of it. */
  MqttTold told() {
    return new MqttTold(
        link,
        () -> brokers.map().history().map(any -> history),
        kept.values().stream().map(KeptSource::entries).toList(),
        () -> steps.map(MqttSteps::own));
  }

  /** To be called when nothing is published any more. */
  @Override
  public void close() {
    link.close();
    kept.values().forEach(KeptSource::close);
  }
}
