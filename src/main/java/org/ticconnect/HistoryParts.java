package org.ticconnect;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.past.HistorySteps;
import org.ticconnect.history.past.Chronicle;
import org.ticconnect.history.past.Days;
import org.ticconnect.history.past.Minute;
import org.ticconnect.meter.Reading;
import org.ticconnect.settings.Settings;

/** The past for charts, wired: what is kept of each source, and who asks for it. */
final class HistoryParts implements AutoCloseable {
  private static final String MINUTES = "minutes";

  private final Map<String, Chronicle> sources = new LinkedHashMap<>();
  private final boolean wanted;

  /**
   * @param data the folder that is written to
   * @param monotonic clock in nanoseconds
   * @param device the device's clock, which may be wrong
   */
  HistoryParts(Settings settings, Path data, LongSupplier monotonic, Clock device) {
    this.wanted = !settings.mqttOnly();
    Days days = new Days(settings.history().minuteDays(), settings.history().hourDays());
    for (Settings.Source source : settings.sources()) {
      sources.put(
          source.name(),
          source.recorded()
              ? Chronicle.inMemory(source.name(), days, monotonic, device)
              : Chronicle.onDisk(source.name(), data, days, monotonic, device));
    }
  }

  /** Binds {@code history.watch}, {@code history.keep} and the steps of the charts' routes. */
  void bind(Registry registry) {
    registry.bind("history.watch", (Processor) this::watch);
    registry.bind("history.keep", (Processor) this::keep);
    new HistorySteps(sources).bind(registry);
  }

  private void watch(Exchange exchange) {
    Reading reading = exchange.getIn().getBody(Reading.class);
    Optional<Minute> over =
        Optional.ofNullable(sources.get(reading.source())).flatMap(past -> past.see(reading));
    exchange.getIn().setHeader(MINUTES, over.isPresent() ? 1 : 0);
    over.ifPresent(exchange.getIn()::setBody);
  }

  private void keep(Exchange exchange) {
    Minute minute = exchange.getIn().getBody(Minute.class);
    sources.get(minute.source()).keep(minute);
  }

  /** Drops what the settings do not want kept any more, by a thread that may wait. */
  void start(Executor thread) {
    if (wanted) {
      sources.values().forEach(past -> thread.execute(past::begin));
    }
  }

  /** What the owner must know of it. */
  List<Map<String, String>> notices() {
    List<Map<String, String>> notices = new ArrayList<>();
    for (Chronicle past : sources.values()) {
      past.problem()
          .ifPresent(
              why ->
                  notices.add(
                      Map.of(
                          "code",
                          "history_not_kept",
                          "en",
                          "The past of %s for the charts cannot be written: is the disk full? (%s)"
                              .formatted(past.source(), why),
                          "fr",
                          "L’historique de %s pour les courbes ne peut pas être écrit : le disque"
                                  .formatted(past.source())
                              + " est-il plein ? (%s)".formatted(why))));
      if (past.damaged()) {
        notices.add(
            Map.of(
                "code",
                "history_damaged",
                "en",
                "The past of %s for the charts was damaged: what could be read of it goes on."
                    .formatted(past.source()),
                "fr",
                "L’historique de %s pour les courbes était endommagé : ce qui a pu en être lu est"
                        .formatted(past.source())
                    + " conservé."));
      }
    }
    return notices;
  }

  /** To be called when no frame comes any more. */
  @Override
  public void close() {
    sources.values().forEach(Chronicle::close);
  }
}
