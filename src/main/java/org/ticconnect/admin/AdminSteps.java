package org.ticconnect.admin;

import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.spi.Registry;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.web.EmproRest;
import org.ticconnect.web.JsonStep;
import org.ticconnect.web.LiveFeed;
import org.ticconnect.web.LivePage;
import org.ticconnect.web.stream.Feed;

/** The steps of the admin routes, under the names by which the routes call them. */
public final class AdminSteps {
  private final DeviceParts parts;
  private final Reports reports;
  private final Freshness freshness;
  private final boolean identifiersAllowed;
  private final LongSupplier monotonic;
  private final Clock wall;

  /**
   * @param identifiersAllowed whether captures may have identifiers in them
   * @param monotonic clock in nanoseconds, for ages
   * @param wall clock for stamps
   */
  public AdminSteps(
      DeviceParts parts,
      Reports reports,
      Freshness freshness,
      boolean identifiersAllowed,
      LongSupplier monotonic,
      Clock wall) {
    this.parts = parts;
    this.reports = reports;
    this.freshness = freshness;
    this.identifiersAllowed = identifiersAllowed;
    this.monotonic = monotonic;
    this.wall = wall;
  }

  /**
   * Binds {@code admin.status}, {@code .line}, {@code .mqtt}, {@code .modbus}, {@code .events},
   * {@code .quarantine}, {@code .live}, {@code .mqtt-test}, {@code .quarantine-accept}, {@code
   * .capture} and {@code empro.rest}.
   */
  public void bind(Registry registry) {
    List<SourceSteps> sources = parts.sources();
    reports.byTitle().forEach((title, report) -> told(registry, title, report));
    told(registry, "live", new LivePage(values(), freshness, monotonic));
    registry.bind("admin.mqtt-test", new TrialStep(parts.trials()));
    registry.bind(
        "admin.quarantine-accept",
        new AcceptStep(
            sources.stream().collect(Collectors.toMap(SourceSteps::source, source -> source))));
    registry.bind(
        "empro.rest",
        new EmproRest(values().get(0), freshness, reports.version(), monotonic, wall));
    registry.bind(
        "admin.capture",
        new CaptureStep(parts.recorders(), sources.get(0).source(), identifiersAllowed, wall));
  }

  /** The status and the live values while they change. */
  public List<Feed> feeds() {
    return List.of(
        new StatusFeed(reports.status(), monotonic), new LiveFeed(values(), freshness, monotonic));
  }

  private static void told(Registry registry, String name, Supplier<Object> content) {
    registry.bind("admin." + name, new JsonStep(content));
  }

  private List<Supplier<LiveValues>> values() {
    return parts.sources().stream()
        .<Supplier<LiveValues>>map(source -> () -> source.meter().values())
        .toList();
  }
}
