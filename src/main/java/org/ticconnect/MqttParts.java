package org.ticconnect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.MqttTold;
import org.ticconnect.journal.Draft;
import org.ticconnect.journal.Journal;
import org.ticconnect.journal.JournalEntry;
import org.ticconnect.journal.KeepEntries;
import org.ticconnect.journal.Limits;
import org.ticconnect.journal.keep.ChooseEntries;
import org.ticconnect.journal.keep.WorthKeeping;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.mqtt.BrokerSettings;
import org.ticconnect.mqtt.MqttSteps;
import org.ticconnect.mqtt.link.BrokerAccess;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.Settings;

/** The MQTT side, wired: the link, its steps, and what is kept on disk for it. */
final class MqttParts implements AutoCloseable {
  private static final long LARGEST_JOURNAL = 64 * 1024 * 1024L;
  private static final String FILE = "journal.mv";

  private final MqttSteps steps;
  private final Journal journal;
  private final KeepEntries entries;
  private final Map<String, WorthKeeping> choosers = new HashMap<>();
  private final LongSupplier monotonic;

  /**
   * @param data the folder that is written to
   * @param monotonic clock in nanoseconds
   * @throws SettingException when a certificate or key cannot be used
   */
  MqttParts(
      Settings settings,
      Brokers brokers,
      Path data,
      ExecutorServiceManager threads,
      LongSupplier monotonic)
      throws SettingException {
    this.monotonic = monotonic;
    TopicMap map = brokers.map();
    BrokerAccess access = access(settings.mqtt(), brokers.access());
    this.journal =
        Journal.open(data.resolve(FILE), new Limits(settings.mqtt().history(), LARGEST_JOURNAL));
    this.entries = new KeepEntries(journal);
    this.steps =
        new MqttSteps(
            map,
            brokers.names(),
            new MqttLink(access, threads.newSingleThreadExecutor(this, "mqtt-link"), monotonic),
            journal,
            new Freshness(settings.staleAfter()),
            monotonic);
    if (map.history().isPresent()) {
      settings.sources().stream()
          // A recording is played, not measured: its past is not what happened.
          .filter(source -> !source.recorded())
          .forEach(
              source ->
                  choosers.put(
                      source.name(),
                      new WorthKeeping(
                          source.meterName(), settings.staleAfter(), this::lastBefore)));
    }
  }

  private Optional<Instant> lastBefore() {
    return journal.newest().map(JournalEntry::received);
  }

  private static BrokerAccess access(Settings.Mqtt mqtt, BrokerSettings brokers)
      throws SettingException {
    try {
      return brokers.access(mqtt);
    } catch (IOException unusable) {
      throw new SettingException(Application.NAMED_BY, "mqtt.tls", "files", unusable.getMessage());
    }
  }

  /** Binds the steps of MQTT, and {@code journal.choose} and {@code journal.keep}. */
  void bind(Registry registry, MqttSteps.Told told) {
    steps.bind(registry, told);
    registry.bind("journal.choose", new ChooseEntries(choosers, monotonic));
    registry.bind(
        "journal.keep", (Processor) exchange -> entries.keep(drafts(exchange.getIn().getBody())));
  }

  private static List<Draft> drafts(Object body) {
    return ((List<?>) body).stream().map(Draft.class::cast).toList();
  }

  /** Something happened to a meter; waits for the disk. */
  void keep(MeterEvent event) {
    Optional.ofNullable(choosers.get(event.source()))
        .flatMap(chooser -> chooser.of(event))
        .ifPresent(draft -> entries.keep(List.of(draft)));
  }

  MqttLink link() {
    return steps.link();
  }

  /** What there is to tell of it. */
  MqttTold told() {
    return new MqttTold(steps.link(), steps.history(), entries);
  }

  /** To be called when nothing is published any more. */
  @Override
  public void close() {
    steps.link().close();
    journal.close();
  }
}
