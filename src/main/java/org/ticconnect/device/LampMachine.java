package org.ticconnect.device;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The lamp as a state machine. Booting ends with the first good group or ten seconds after the
 * start; from then on a source that was silent for ten seconds is a fault, and so is a missing IPv4
 * address. A broken broker is none.
 */
public final class LampMachine {
  private static final Duration BOOT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final long start;
  private final Map<String, Long> lastGood = new HashMap<>();
  private boolean booting = true;
  private boolean address = true;
  private Optional<Shown> shown = Optional.empty();
  private volatile LampState state = new LampState.Booting();

  private record Shown(LampState.Signal signal, OptionalLong until) {}

  /**
   * @param sources names of all sources
   * @param now on the monotonic clock, in nanoseconds
   */
  public LampMachine(List<String> sources, long now) {
    this.start = now;
    // A source counts as heard at the start: it has as long as any other to be silent.
    sources.forEach(source -> lastGood.put(source, now));
  }

  /**
   * @param event what happened
   * @param now on the monotonic clock, in nanoseconds
   * @return the state after it
   */
  public synchronized LampState apply(LampEvent event, long now) {
    if (event instanceof LampEvent.GoodGroup good) {
      lastGood.put(good.source(), now);
      booting = false;
    } else if (event instanceof LampEvent.Address lookedUp) {
      address = lookedUp.present();
    }
    booting &= now - start < BOOT.toNanos();
    state = booting ? new LampState.Booting() : running(now);
    return state;
  }

  private LampState running(long now) {
    SortedSet<LampState.Fault> faults = new TreeSet<>();
    if (lastGood.values().stream().anyMatch(last -> now - last >= SILENCE.toNanos())) {
      faults.add(LampState.Fault.NO_TIC);
    }
    if (!address) {
      faults.add(LampState.Fault.NO_ADDRESS);
    }
    if (!faults.isEmpty()) {
      return new LampState.Faulty(faults);
    }
    shown = shown.filter(one -> one.until().isEmpty() || now - one.until().getAsLong() < 0);
    return shown.<LampState>map(Shown::signal).orElseGet(LampState.AllWell::new);
  }

  /**
   * Shows something in place of the steady green, while all is well.
   *
   * @param signal empty for the green again
   * @param until on the monotonic clock, in nanoseconds; empty until the next signal
   */
  public synchronized void show(Optional<LampState.Signal> signal, OptionalLong until) {
    shown = signal.map(one -> new Shown(one, until));
  }

  /** The state now; any thread may ask. */
  public LampState state() {
    return state;
  }
}
