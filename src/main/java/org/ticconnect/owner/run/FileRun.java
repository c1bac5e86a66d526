package org.ticconnect.owner.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.timer.TimerConsumer;
import org.apache.camel.support.ResourceHelper;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.owner.endpoint.Inflow;
import org.ticconnect.owner.endpoint.Inlet;
import org.ticconnect.owner.endpoint.OwnerComponents;
import org.ticconnect.owner.endpoint.SentLog;
import org.ticconnect.owner.endpoint.Surroundings;

/** The routes of one file in their own context, with all that watches them. */
final class FileRun {
  private final String name;
  private final OwnerContext context;
  private final Inlet inlet = new Inlet();
  private final WorkingThreads threads = new WorkingThreads();
  private final FileTally tally;
  private final LogLines lines;
  private final SentLog sent;
  private final StepGuard steps;

  /**
   * How much of a run is kept, and whether it is one.
   *
   * @param trial whether timers fire once at once
   * @param sent how many of the last things sent are kept
   * @param sentBytes how many bytes they take in an answer
   * @param lines how many of the last lines of its log steps are kept
   * @param lineBytes how many bytes they take in an answer
   * @param written how many of them go to the device's log in a minute
   */
  record Keeping(boolean trial, int sent, int sentBytes, int lines, int lineBytes, int written) {
    static final Keeping RUN = new Keeping(false, 20, 32 * 1024, 20, 16 * 1024, 10);

    /** A report of 128 KiB at most. */
    static final Keeping TRIAL = new Keeping(true, 150, 96 * 1024, 50, 32 * 1024, 0);
  }

  private FileRun(String name, SimpleRule rule, Surroundings around, Keeping keeping) {
    this.name = name;
    this.sent = new SentLog(keeping.sent(), keeping.sentBytes());
    this.tally = new FileTally(around.monotonic(), around.wall());
    this.lines = new LogLines(name, keeping, around.monotonic(), around.wall());
    this.steps = new StepGuard(threads, lines);
    this.context =
        new OwnerContext(
            name,
            new AllowedComponents(new OwnerComponents(inlet, around, sent), keeping.trial()),
            new AllowedLanguages(rule));
    context.addModelLifecycleStrategy(new BareSchemes());
    context.addRoutePolicyFactory(tally);
    context.getCamelContextExtension().addInterceptStrategy(steps);
  }

  /**
   * Makes the routes of a file; they do not run before {@link #start}.
   *
   * @throws MappingException with what is wrong; nothing is left of it then
   */
  static FileRun made(
      String name, String text, SimpleRule rule, Surroundings around, Keeping keeping)
      throws MappingException {
    FileRun run = new FileRun(name, rule, around, keeping);
    try {
      run.context.start();
      run.load(text);
      return run;
    } catch (Exception | StackOverflowError refused) {
      throw run.refused(refused);
    }
  }

  private void load(String text) throws Exception {
    OnlyRoutes reader = new OnlyRoutes();
    reader.setCamelContext(context);
    reader.start();
    try {
      RouteBuilder builder =
          (RouteBuilder) reader.loadRoutesBuilder(ResourceHelper.fromString(name, text));
      context.addRoutes(builder);
    } finally {
      reader.stop();
    }
    if (context.getRoutes().isEmpty()) {
      throw new IllegalArgumentException("there is no route in this file");
    }
    context.getRoutes().forEach(route -> tally.of(route.getRouteId()));
  }

  /**
   * @throws MappingException when a route does not start; nothing is left of the file then
   */
  void start() throws MappingException {
    try {
      for (Route route : List.copyOf(context.getRoutes())) {
        context.getRouteController().startRoute(route.getRouteId());
      }
    } catch (Exception refused) {
      throw refused(refused);
    }
  }

  private MappingException refused(Throwable failure) {
    MappingException told = new MappingException(List.of(Refusal.mistake(name, failure, context)));
    stop();
    return told;
  }

  /** Lets messages end for two seconds, then stops everything; may wait so long. */
  void stop() {
    context.stop();
    halt();
    threads.interrupt();
  }

  /** Lets no message take another step and forgets those that wait; does not wait itself. */
  void halt() {
    // First the counting, for those that fail because of this did not fail by themselves.
    tally.halt();
    inlet.close();
    steps.stop();
  }

  FileGuard guard(long now) {
    return new FileGuard(tally, threads, now);
  }

  String name() {
    return name;
  }

  Inlet inlet() {
    return inlet;
  }

  FileTally tally() {
    return tally;
  }

  LogLines lines() {
    return lines;
  }

  SentLog sent() {
    return sent;
  }

  int routeCount() {
    return context.getRoutes().size();
  }

  /** Whether no message waits or is under way. */
  boolean idle() {
    return tally.inFlight() == 0 && inflows().allMatch(inflow -> inflow.waiting() == 0);
  }

  /** Whether each timer sent its first message down its route. */
  boolean timersFired() {
    return context.getRoutes().stream()
        .filter(route -> route.getConsumer() instanceof TimerConsumer)
        .allMatch(route -> tally.of(route.getRouteId()).messages() > 0);
  }

  private Stream<Inflow> inflows() {
    return context.getRoutes().stream()
        .map(Route::getConsumer)
        .filter(Inflow.class::isInstance)
        .map(Inflow.class::cast);
  }

  /** How many messages each route was too slow for; a route that is not named dropped none. */
  Map<String, Long> dropped() {
    return context.getRoutes().stream()
        .filter(route -> route.getConsumer() instanceof Inflow)
        .collect(
            Collectors.toMap(Route::getRouteId, route -> ((Inflow) route.getConsumer()).dropped()));
  }

  List<RunningFile.RouteState> routes() {
    Map<String, Long> dropped = dropped();
    return tally.routes().entrySet().stream()
        .map(
            route ->
                route
                    .getValue()
                    .state(
                        route.getKey(),
                        Objects.requireNonNullElse(dropped.get(route.getKey()), 0L)))
        .toList();
  }
}
