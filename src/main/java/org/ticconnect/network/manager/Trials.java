package org.ticconnect.network.manager;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The change that is tried, if one is: one at a time. To be used by one thread at a time. */
final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

  private final Service service;
  private final GivenName name;
  private final OwnProfiles profiles;
  private final Note note;
  private final NetworkSetup setup;
  private final LongSupplier monotonic;
  private final Clock clock;
  private volatile Optional<Trial> trial = Optional.empty();
  private volatile Optional<LastChange> last = Optional.empty();

  Trials(
      Service service,
      GivenName name,
      OwnProfiles profiles,
      Note note,
      NetworkSetup setup,
      LongSupplier monotonic,
      Clock clock) {
    this.service = service;
    this.name = name;
    this.profiles = profiles;
    this.note = note;
    this.setup = setup;
    this.monotonic = monotonic;
    this.clock = clock;
  }

  /** Takes up what was tried before a restart; whether there is such. */
  boolean resume() {
    trial = note.read();
    return trial.isPresent();
  }

  private long now() {
    return TimeUnit.NANOSECONDS.toMillis(monotonic.getAsLong());
  }

  boolean waits() {
    return trial.isPresent();
  }

  Optional<PendingChange> pending(Seen seen) {
    return trial.map(one -> one.pending(seen.device(one.link()), now()));
  }

  Optional<LastChange> last() {
    return last;
  }

  /**
   * What was begun.
   *
   * @param run has the interface go by it from now on, at which whoever asked by the old address
   *     hears no more
   */
  record Begun(PendingChange pending, Runnable run) {}

  /**
   * Begins one; the interface runs as before until it is run.
   *
   * @param former what the device's own profile is now
   * @param host what the device is to be called with it
   * @throws UnavailableException when it could not be begun; all is as it was then
   */
  Begun begin(Seen.Device device, Plan plan, Optional<Plan> former, Optional<String> host)
      throws UnavailableException {
    long seconds = Math.max(1, setup.confirmWithin().toSeconds());
    String checkpoint = service.checkpoint(device, seconds);
    Trial next =
        new Trial(
            checkpoint,
            device.link().name(),
            device.activation().orElse(""),
            plan,
            former,
            host,
            now(),
            now() + TimeUnit.SECONDS.toMillis(seconds),
            false);
    try {
      String profile = profiles.prepare(next.link(), plan);
      note.write(next);
      trial = Optional.of(next);
      LOG.info("{} is tried with {} for {} s", next.link(), plan.told(), seconds);
      return new Begun(next.pending(Optional.empty(), now()), () -> run(next, profile, device));
    } catch (UnavailableException refused) {
      service.takeBack(checkpoint);
      throw refused;
    }
  }

  private void run(Trial one, String profile, Seen.Device device) {
    if (!trial.equals(Optional.of(one))) {
      return;
    }
    try {
      service.activate(profile, device);
    } catch (UnavailableException refused) {
      LOG.info("{} is not tried: {}", one.link(), refused.getMessage());
      takeBack(one, LastChange.What.FAILED, refused.getMessage());
    }
  }

  private void takeBack(Trial one, LastChange.What what, String message) {
    try {
      if (service.look().checkpoint(one.checkpoint()).isPresent()) {
        service.takeBack(one.checkpoint());
        end(what, message);
      } else {
        restore(one);
      }
    } catch (UnavailableException cannot) {
      // NetworkManager does it by itself when the time is over.
      LOG.warn("A change of the network cannot be taken back now: {}", cannot.getMessage());
    }
  }

  /** Does what is to be done now. */
  void follow() {
    if (trial.isEmpty()) {
      return;
    }
    Trial one = trial.get();
    try {
      if (one.kept()) {
        finish(one);
        return;
      }
      Watch.Look look = Watch.at(one, service.look(), now());
      if (look instanceof Watch.Look.TakenBack) {
        end(LastChange.What.TAKEN_BACK, "not confirmed in time: the former settings are back");
      } else if (look instanceof Watch.Look.Forgotten) {
        restore(one);
      } else if (look instanceof Watch.Look.Hopeless hopeless) {
        takeBack(one, LastChange.What.FAILED, hopeless.why());
      }
    } catch (UnavailableException absent) {
      LOG.debug("A change of the network cannot be followed now", absent);
    }
  }

  /** What NetworkManager would have done, had it not been started anew. */
  private void restore(Trial one) throws UnavailableException {
    Optional<Seen.Device> device = service.look().device(one.link());
    if (one.former().isPresent() && device.isPresent()) {
      service.activate(profiles.prepare(one.link(), one.former().get()), device.get());
      profiles.save(one.link());
    } else {
      profiles.delete(one.link());
    }
    end(
        LastChange.What.TAKEN_BACK,
        "NetworkManager was started anew meanwhile: the former settings are back");
  }

  Network.Confirmation confirm(String at) {
    if (trial.isEmpty() || trial.get().kept()) {
      return new Network.Confirmation.Refused(
          "no change of the network waits to be confirmed", Optional.empty());
    }
    Trial one = trial.get();
    try {
      Seen seen = service.look();
      Optional<Seen.Device> device = seen.device(one.link());
      if (!counts(one, device, at) || seen.checkpoint(one.checkpoint()).isEmpty()) {
        Optional<String> there = one.address(device);
        return new Network.Confirmation.Refused(
            "this was asked at "
                + at
                + ": only who asks at the new address "
                + there.map(address -> address + " ").orElse("")
                + "proves that it works",
            there);
      }
      note.write(one.confirmed());
      profiles.save(one.link());
      finish(one);
      return new Network.Confirmation.Kept();
    } catch (UnavailableException cannot) {
      note.write(one);
      return new Network.Confirmation.Refused(cannot.getMessage(), Optional.empty());
    }
  }

  /**
   * Loopback proves nothing of the network, so that it counts only where the owner has set that
   * this machine is all there is.
   */
  private boolean counts(Trial one, Optional<Seen.Device> device, String at) {
    if (device.filter(one::runs).isEmpty()) {
      return false;
    }
    if (Ipv4.of(at).filter(Ipv4::isLoopback).isPresent()) {
      return setup.loopbackCounts();
    }
    return device.get().link().has(at)
        && one.plan().address().filter(planned -> !planned.equals(at)).isEmpty();
  }

  private void finish(Trial one) throws UnavailableException {
    if (service.look().checkpoint(one.checkpoint()).isPresent()) {
      service.keep(one.checkpoint());
    }
    String told = "the new settings of " + one.link() + " are kept";
    try {
      if (one.host().isPresent()) {
        name.call(one.host().get());
      }
    } catch (UnavailableException unnamed) {
      told += ", but the name could not be set";
      LOG.warn("The device is not called {}", one.host().orElse(""), unnamed);
    }
    end(LastChange.What.CONFIRMED, told);
  }

  private void end(LastChange.What what, String message) {
    note.remove();
    trial = Optional.empty();
    last = Optional.of(new LastChange(what, message, clock.instant()));
    LOG.info("A change of the network: {}", message);
  }

  /** Takes back what is tried, if anything is. */
  void cancel() {
    trial.ifPresent(
        one ->
            takeBack(
                one,
                LastChange.What.TAKEN_BACK,
                "taken back as asked: the former settings are back"));
  }
}
