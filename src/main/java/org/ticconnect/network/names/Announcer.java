package org.ticconnect.network.names;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the network told of what this device is called and serves: on each interface that reaches
 * it, with the addresses and ports of now. Looks every second, on a thread of its own.
 */
public final class Announcer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final long LOOK_SECONDS = 1;
  private static final int LOOKS_BETWEEN_PLACES = 3;
  private static final int LOOKS_BETWEEN_NEIGHBOURS = 60;
  private static final long PATIENCE_MILLIS = 900;
  private static final double NANOS_PER_SECOND = 1e9;

  /** After what is no fault of the network: addresses that go while they are used, say. */
  private static final Duration FIRST_BREATH = Duration.ofSeconds(1);

  private static final Duration LONGEST_BREATH = Duration.ofMinutes(5);

  private final OwnName name;
  private final Supplier<List<Place>> places;
  private final Supplier<List<Service>> services;
  private final LongSupplier monotonic;
  private final OtherResponder neighbour = new OtherResponder();
  private final Responders responders;
  private final Fence fence;
  private final GrowingPause rest;
  private final GrowingPause breath;
  private final ThreadTimes times;
  private final ScheduledExecutorService thread;
  private final NamesText text;
  private long looks;
  private Map<Place, List<Service>> wanted = Map.of();
  private Optional<String> conflict = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private boolean shared;
  private volatile NamesTold told;

  /**
   * @param name of this device
   * @param places where to announce
   * @param services what is served now
   * @param monotonic clock in nanoseconds
   */
  public Announcer(
      OwnName name,
      Supplier<List<Place>> places,
      Supplier<List<Service>> services,
      Bounds bounds,
      LongSupplier monotonic) {
    this.name = name;
    this.places = places;
    this.services = services;
    this.monotonic = monotonic;
    this.responders = new Responders(monotonic);
    this.fence = new Fence(bounds.window(), bounds.percent());
    this.rest = new GrowingPause(bounds.firstPause(), bounds.longestPause());
    this.breath = new GrowingPause(FIRST_BREATH, LONGEST_BREATH);
    ThreadGroup group = new ThreadGroup("names");
    this.times = new ThreadTimes(group);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(group, task, "names");
              made.setDaemon(true);
              return made;
            });
    this.text = new NamesText(bounds);
    this.told = tell();
  }

  /** Begins to announce. */
  public void start() {
    thread.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  /** Announces anew at once, with the name that is wished for; does not wait for it. */
  public void rebuild() {
    try {
      thread.execute(this::again);
    } catch (RejectedExecutionException closed) {
      LOG.debug("Names are not announced any more", closed);
    }
  }

  /** How it is now. */
  public NamesTold told() {
    return told;
  }

  private void again() {
    responders.leave(true);
    name.wish();
    rest.end();
    breath.end();
    conflict = Optional.empty();
    looks = 0;
    look();
  }

  private void look() {
    try {
      if (looks % LOOKS_BETWEEN_PLACES == 0) {
        wanted = wanted(places.get(), services.get());
      }
      looks++;
      if (Math.max(rest.left(now()), breath.left(now())) == 0) {
        announce();
      }
    } catch (IOException | RuntimeException refused) {
      LOG.debug("Names cannot be announced", refused);
      pause(breath, text.refused(refused));
    }
    told = tell();
  }

  private void announce() throws IOException {
    if (responders.any(Responder::isRenamed)) {
      rename();
    } else if (responders.any(Responder::isBroken)) {
      pause(breath, text.broken());
      return;
    }
    responders.all().forEach(Responder::trim);
    if (responders.become(name.label(), wanted)) {
      fence.reset();
      lookAtNeighbour();
    } else if (looks % LOOKS_BETWEEN_NEIGHBOURS == 0) {
      lookAtNeighbour();
    }
    if (fence.isPassed(now(), times.getAsLong())) {
      pause(rest, text.busy());
    } else if (wanted.isEmpty() || responders.any(Responder::isAnnounced)) {
      trouble = Optional.empty();
    }
  }

  private void rename() {
    String taken = name.local();
    name.rename(
        responders.all().stream()
            .filter(Responder::isRenamed)
            .map(Responder::host)
            .filter(host -> !host.equals(name.label()))
            .findFirst()
            .orElseGet(() -> OwnName.after(name.label())));
    // A farewell would be to the names of the one who has them.
    responders.leave(false);
    conflict = Optional.of(text.taken(name));
    LOG.warn("{} is somebody else's: this device is called {} now", taken, name.local());
  }

  private void pause(GrowingPause kind, String why) {
    responders.leave(true);
    kind.begin(now());
    // The addresses may be other ones by now.
    looks = 0;
    if (!trouble.equals(Optional.of(why))) {
      LOG.warn("{}; tried again in {} s", why, Math.round(kind.left(now()) / NANOS_PER_SECOND));
    }
    trouble = Optional.of(why);
  }

  private long now() {
    return monotonic.getAsLong();
  }

  private void lookAtNeighbour() {
    shared = neighbour.isThere();
  }

  private static Map<Place, List<Service>> wanted(List<Place> places, List<Service> services) {
    Map<Place, List<Service>> wanted = new LinkedHashMap<>();
    for (Place place : places) {
      List<Service> reached = services.stream().filter(one -> one.reachedAt(place)).toList();
      if (!reached.isEmpty()) {
        wanted.put(place, reached);
      }
    }
    return wanted;
  }

  private NamesTold tell() {
    List<NamesTold.Announced> announced =
        responders.all().stream()
            .filter(Responder::isAnnounced)
            .flatMap(one -> one.told().stream())
            .toList();
    return new NamesTold(
        NamesText.OWN,
        Optional.of(name.local()),
        state(announced),
        message(announced),
        conflict,
        announced);
  }

  private NamesTold.State state(List<NamesTold.Announced> announced) {
    if (trouble.isPresent()) {
      return NamesTold.State.PAUSED;
    }
    return announced.isEmpty() ? NamesTold.State.WAITING : NamesTold.State.ANNOUNCED;
  }

  private Optional<String> message(List<NamesTold.Announced> announced) {
    if (trouble.isPresent()) {
      return trouble;
    }
    if (announced.isEmpty()) {
      return Optional.of(wanted.isEmpty() ? text.nothing() : text.trying());
    }
    return shared ? Optional.of(text.shared()) : Optional.empty();
  }

  /** Says farewell; returns within a second. */
  @Override
  public void close() {
    try {
      thread.submit(() -> responders.leave(true)).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException unclean) {
      LOG.debug("The network was not told that the names are gone", unclean);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      thread.shutdownNow();
    }
  }
}
