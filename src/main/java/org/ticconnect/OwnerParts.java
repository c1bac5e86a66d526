package org.ticconnect;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.LineStates;
import org.ticconnect.files.FileKind;
import org.ticconnect.history.LastMidnights;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Quantity;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.owner.check.OwnerRules;
import org.ticconnect.owner.check.RouteCheck;
import org.ticconnect.owner.check.SimpleRules;
import org.ticconnect.owner.endpoint.HttpPush;
import org.ticconnect.owner.endpoint.LampSignal;
import org.ticconnect.owner.endpoint.MeterNames;
import org.ticconnect.owner.endpoint.OwnMessage;
import org.ticconnect.owner.endpoint.Surroundings;
import org.ticconnect.owner.event.Events;
import org.ticconnect.owner.event.Watched;
import org.ticconnect.owner.run.OwnerRoutes;
import org.ticconnect.owner.run.RunningFile;
import org.ticconnect.owner.run.Sample;
import org.ticconnect.owner.run.TrialReport;
import org.ticconnect.owner.run.TrialRun;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.settings.Settings;

/** The owner's routes, wired: what they are told, what they reach, who tries and watches them. */
final class OwnerParts implements AutoCloseable {
  /** A frame that is tried does not age. */
  private static final Freshness AGELESS = new Freshness(Duration.ofDays(3650));

  private final List<SourceSteps> sources;
  private final HttpPush pushes;
  private final OwnerRoutes routes;
  private final RoutePart part;
  private final TrialRun trials;
  private final SampleFrame sample;
  private final Events events;

  /**
   * What the device has for them.
   *
   * @param lines the state of each source's line
   * @param broker takes messages without waiting
   * @param lamp shows a signal with its next tick
   */
  record Device(
      List<SourceSteps> sources,
      LineStates lines,
      Consumer<OwnMessage> broker,
      Consumer<LampSignal> lamp) {}

  /**
   * @param home the folder of the shipped files
   * @param data the folder that is written to
   * @param writer a single thread that may wait for the disk
   * @param monotonic clock in nanoseconds
   */
  OwnerParts(
      Settings settings,
      Path home,
      Path data,
      Quantities quantities,
      Device device,
      Executor writer,
      LongSupplier monotonic) {
    this.sources = device.sources();
    OwnerRules rules = new OwnerRules(settings.routes().topics(), settings.routes().pushes());
    RouteCheck check =
        new RouteCheck(
            rules,
            quantities.all().stream().map(Quantity::name).collect(Collectors.toSet()),
            sources.stream().map(SourceSteps::source).collect(Collectors.toSet()));
    this.pushes = new HttpPush(rules::pushAllowed, monotonic);
    Map<String, String> meters = new LinkedHashMap<>();
    settings
        .sources()
        .forEach(source -> source.meterName().ifPresent(name -> meters.put(source.name(), name)));
    MeterNames names =
        (source, address) -> Optional.ofNullable(meters.get(source)).or(() -> address);
    Surroundings around =
        new Surroundings(
            new DeviceWorld(device.broker(), device.lamp(), pushes),
            rules::topicAllowed,
            rules::pushAllowed,
            names,
            new Freshness(settings.staleAfter()),
            monotonic,
            Clock.systemUTC());
    this.routes =
        new OwnerRoutes(
            check::check, SimpleRules::problem, around, (file, why) -> stopped(file, why));
    this.trials = new TrialRun(check::check, SimpleRules::problem, around.with(AGELESS));
    this.sample = new SampleFrame(quantities, monotonic);
    FileTree shipped = FileTree.of(home);
    Set<String> shippedRoutes =
        shipped.names(FileKind.ROUTES.folder()).stream()
            .map(name -> FileKind.ROUTES.path(name))
            .collect(Collectors.toSet());
    this.part = new RoutePart(routes, shippedRoutes::contains, trials::mistakes);
    LastMidnights midnights = new LastMidnights(data, writer);
    this.events =
        new Events(
            routes::event,
            names::of,
            new Freshness(settings.staleAfter()),
            monotonic,
            sources.stream()
                .map(
                    source ->
                        new Watched(
                            source.source(),
                            source.meter()::values,
                            source.doctor(),
                            () -> device.lines().symptom(source.source()),
                            midnights.of(source.source()),
                            indexes -> midnights.keep(source.source(), indexes)))
                .toList());
  }

  private void stopped(String file, String reason) {
    part.stopped(file, reason);
  }

  /** Runs a file where nothing can happen. */
  TrialReport trial(String file, String text) {
    return trials.of(file, text, sample());
  }

  /** What files are tried with. */
  Sample sample() {
    return sample.of(sources.get(0).meter().values());
  }

  /** Binds {@code own.live} and {@code own.reading}. */
  void bind(Registry registry) {
    registry.bind("own.live", (Processor) this::live);
    registry.bind("own.reading", (Processor) this::reading);
  }

  private void live(Exchange exchange) {
    routes.live(exchange.getIn().getBody(LiveUpdate.class));
  }

  private void reading(Exchange exchange) {
    Reading reading = exchange.getIn().getBody(Reading.class);
    sample.heard(reading);
    routes.reading(reading);
    events.reading(reading);
  }

  /** Something happened to a meter. */
  void happened(MeterEvent event) {
    events.happened(event);
  }

  /** Looks at lines and at owners' routes; to be called each second. */
  void look() {
    events.look();
    routes.watch();
  }

  RoutePart part() {
    return part;
  }

  /** How many files run and were stopped, and what became of what they pushed. */
  Map<String, Object> told() {
    List<RunningFile> files = routes.files();
    long running = files.stream().filter(RunningFile::running).count();
    return Map.of(
        "running",
        running,
        "stopped",
        files.size() - running,
        "pushes_sent",
        pushes.sent(),
        "pushes_failed",
        pushes.failed());
  }

  /** What each file does. */
  List<RunningFile> files() {
    return routes.files();
  }

  @Override
  public void close() {
    routes.close();
    pushes.close();
  }
}
