package org.ticconnect.network.manager;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.network.HostName;

/**
 * The network by NetworkManager. Where it is absent the network is only shown, as the kernel knows
 * it. Nothing is asked before somebody wants to know, but after a restart in the middle of a trial.
 */
public final class ManagedNetwork implements Network {
  private static final Logger LOG = LoggerFactory.getLogger(ManagedNetwork.class);
  private static final long ROUND_MILLIS = 500;
  private static final long GRACE_MILLIS = 300;

  private final Service service;
  private final OwnProfiles profiles;
  private final GivenName name;
  private final Trials trials;
  private final Wishes wishes;
  private final Chosen chosen;
  private final ScheduledThreadPoolExecutor thread;
  private final AtomicBoolean connecting = new AtomicBoolean();
  private final ReentrantLock changing = new ReentrantLock();

  /**
   * @param setup how it is set up
   * @param monotonic clock in nanoseconds, that on Linux counts from the start of the machine
   * @param clock for stamps
   */
  public ManagedNetwork(NetworkSetup setup, LongSupplier monotonic, Clock clock) {
    this(setup, monotonic, clock, new ArpTable());
  }

  ManagedNetwork(NetworkSetup setup, LongSupplier monotonic, Clock clock, Neighbours neighbours) {
    this.service = new Service(new SystemBus(setup.bus()));
    this.chosen = new Chosen(setup.link());
    this.wishes = new Wishes(chosen, neighbours);
    this.profiles = new OwnProfiles(service);
    this.name = new GivenName(service, setup.before());
    this.trials =
        new Trials(service, name, profiles, new Note(setup.run()), setup, monotonic, clock);
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread made = new Thread(task, "network");
              made.setDaemon(true);
              return made;
            });
    thread.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void begin() {
    if (trials.resume()) {
      follow();
    }
  }

  @Override
  public NetworkState state() {
    String host = HostName.now();
    try {
      Seen seen = service.look();
      Optional<String> why = seen.lacking().map(ManagedNetwork::lacks);
      return new NetworkState(
          why,
          host,
          seen.devices().stream()
              .map(Seen.Device::link)
              .map(link -> link.changeable(why.isEmpty() && chosen.mayChange(link)))
              .toList(),
          trials.pending(seen),
          trials.last());
    } catch (UnavailableException absent) {
      return new NetworkState(
          Optional.of(absent.getMessage()),
          host,
          KernelLinks.now(),
          trials.pending(new Seen(List.of(), List.of(), Optional.empty())),
          trials.last());
    }
  }

  private static String lacks(String right) {
    return "this program lacks the right "
        + right
        + ": polkit's rule 50-tic-connect.rules of the package gives it to the user tic-connect";
  }

  @Override
  public Change change(Wish asked) {
    Wish wish = asked.calling(HostName.now());
    if (asked.host().isPresent() && wish.host().isEmpty() && wish.method().isEmpty()) {
      return new Change.Done();
    }
    WishRules.Checked checked = WishRules.check(wish);
    if (!checked.mistakes().isEmpty()) {
      return new Change.Wrong(checked.mistakes());
    }
    if (!changing.tryLock()) {
      return new Change.Refused("another change of the network is under way: try again");
    }
    try {
      return change(wish, checked);
    } catch (UnavailableException cannot) {
      return new Change.Refused(cannot.getMessage());
    } finally {
      changing.unlock();
    }
  }

  private Change change(Wish wish, WishRules.Checked checked) throws UnavailableException {
    if (trials.waits()) {
      return new Change.Refused(
          "a change of the network waits to be confirmed: confirm it or take it back first");
    }
    Seen seen = service.look();
    if (seen.lacking().isPresent()) {
      return new Change.Refused(lacks(seen.lacking().get()));
    }
    if (checked.plan().isEmpty()) {
      return called(checked.host());
    }
    Wishes.Aim aim = wishes.aim(wish, checked.plan().get(), seen);
    if (!aim.mistakes().isEmpty()) {
      return new Change.Wrong(aim.mistakes());
    }
    Seen.Device device = aim.device().orElseThrow();
    Plan plan = checked.plan().get();
    Optional<Plan> former = profiles.plan(device.link().name());
    if (former.equals(Optional.of(plan))
        && device.link().state() == Link.State.CONNECTED
        && profiles.runs(device)) {
      return called(checked.host());
    }
    Trials.Begun begun = trials.begin(device, plan, former, checked.host());
    soon(begun.run());
    follow();
    return new Change.Tried(begun.pending());
  }

  /** A name locks nobody out. */
  private Change called(Optional<String> host) throws UnavailableException {
    if (host.isPresent()) {
      name.call(host.get());
      LOG.info("The device is called {} from now on", host.get());
    }
    return new Change.Done();
  }

  /** When whoever asked has his answer, which finds him no more at another address. */
  private void soon(Runnable change) {
    thread.schedule(() -> alone(change), GRACE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void alone(Runnable change) {
    changing.lock();
    try {
      change.run();
    } catch (RuntimeException unforeseen) {
      LOG.warn("A change of the network went wrong", unforeseen);
    } finally {
      changing.unlock();
    }
  }

  private void follow() {
    thread.schedule(this::round, ROUND_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void round() {
    alone(trials::follow);
    if (trials.waits() && !thread.isShutdown()) {
      follow();
    }
  }

  @Override
  public Confirmation confirm(String at) {
    changing.lock();
    try {
      return trials.confirm(at);
    } finally {
      changing.unlock();
    }
  }

  @Override
  public boolean cancel() {
    boolean waits = trials.waits();
    if (waits) {
      soon(trials::cancel);
    }
    return waits;
  }

  @Override
  public void reconnect() {
    if (connecting.compareAndSet(false, true)) {
      try {
        thread.execute(this::connect);
      } catch (RejectedExecutionException stopping) {
        LOG.debug("The network is not connected anew while the device stops", stopping);
      }
    }
  }

  private void connect() {
    connecting.set(false);
    if (trials.waits()) {
      LOG.info("A change of the network waits to be confirmed: it is not connected anew");
      return;
    }
    try {
      Optional<Seen.Device> device = chosen.of(service.look());
      if (device.isPresent() && device.get().link().state() != Link.State.UNMANAGED) {
        LOG.info("{} is connected anew", device.get().link().name());
        service.connect(device.get());
      }
    } catch (UnavailableException cannot) {
      LOG.info("The network is not connected anew: {}", cannot.getMessage());
    }
  }

  @Override
  public void factory() {
    changing.lock();
    try {
      trials.cancel();
      profiles.forget();
      name.forget();
    } catch (UnavailableException absent) {
      LOG.info("The network stays as it is: {}", absent.getMessage());
    } finally {
      changing.unlock();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    service.close();
  }
}
