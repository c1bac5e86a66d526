package org.ticconnect.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.ticconnect.files.StartsFile.Noted;
import org.ticconnect.files.StartsFile.State;

/**
 * Counts crashes. After three within ten minutes a start is in safe mode: without the owner's
 * routes and maps and with the settings that lasted, so that the page comes up and the owner can
 * mend what is wrong. After as many more the settings are left out too.
 *
 * <p>A crash is an end that nobody asked for. Where the machine has been started anew meanwhile it
 * counts only when the device had not lasted: power cuts say nothing of what runs. How long ago a
 * crash was is counted in time that the device ran since, by no clock of the day: a device that
 * does not know what time it is starts in 1970.
 */
public final class Starts {
  /** So many crashes. */
  public static final int MOST_CRASHES = 3;

  static final Duration WITHIN = Duration.ofMinutes(10);

  private static final int ALL_LEFT_OUT = 2 * MOST_CRASHES;
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final String UNKNOWN = "-";

  private final Optional<StartsFile> file;
  private final Noted begun;
  private final LongSupplier monotonic;
  private final long start;
  private State state = State.BEGUN;
  private Optional<Integer> settings;
  private Duration noted = Duration.ZERO;

  private Starts(Optional<StartsFile> file, Noted begun, LongSupplier monotonic) {
    this.file = file;
    this.begun = begun;
    this.settings = begun.settings();
    this.monotonic = monotonic;
    this.start = monotonic.getAsLong();
  }

  /**
   * A start begins.
   *
   * @param data the folder that is written to; where it cannot be written nothing is counted
   */
  public static Starts begin(Path data) {
    return begin(data, boot(), System::nanoTime);
  }

  /**
   * @param boot another one after each start of the machine
   * @param monotonic clock in nanoseconds
   */
  static Starts begin(Path data, String boot, LongSupplier monotonic) {
    StartsFile file = new StartsFile(data.resolve("library"));
    Noted last = file.read();
    List<Integer> crashes = new ArrayList<>(last.crashes());
    if (crashed(last, boot)) {
      crashes.add(0, 0);
    }
    List<Integer> newest = crashes.subList(0, Math.min(crashes.size(), ALL_LEFT_OUT));
    Noted begun = new Noted(State.BEGUN, boot, last.settings(), List.copyOf(newest));
    try {
      file.write(begun);
    } catch (IOException readOnly) {
      return new Starts(Optional.empty(), begun, monotonic);
    }
    return new Starts(Optional.of(file), begun, monotonic);
  }

  private static boolean crashed(Noted last, String boot) {
    return switch (last.state()) {
      case BEGUN -> true;
      case LASTED -> last.boot().equals(boot) && !boot.equals(UNKNOWN);
      case ENDED -> false;
    };
  }

  private static String boot() {
    try {
      String text = Files.readString(BOOT).trim();
      return text.matches("[0-9a-f-]{1,40}") ? text : UNKNOWN;
    } catch (IOException hidden) {
      return UNKNOWN;
    }
  }

  /** For who only looks: nothing is counted. */
  public static Starts uncounted() {
    return new Starts(Optional.empty(), Noted.NOTHING, () -> 0);
  }

  /** Whether the owner's routes and maps are left out. */
  public boolean safe() {
    return begun.crashes().size() >= MOST_CRASHES;
  }

  /** In safe mode, the version of the settings that serves; empty for the shipped ones. */
  public Optional<Integer> goodSettings() {
    return begun.settings().filter(any -> begun.crashes().size() < ALL_LEFT_OUT);
  }

  /** To be called now and then: what crashed before is longer ago. */
  public synchronized void look() {
    if (!begun.crashes().isEmpty() && ran().minus(noted).compareTo(NOTED_EVERY) >= 0) {
      note();
    }
  }

  /**
   * This start lasted.
   *
   * @param version of the settings that serve; empty for the shipped ones
   */
  public synchronized void lasted(Optional<Integer> version) {
    if (state == State.BEGUN) {
      state = State.LASTED;
      if (!safe()) {
        settings = version;
      }
      note();
    }
  }

  /** It ends as asked; after safe mode the next start is one like any other. */
  public synchronized void ended() {
    if (state != State.ENDED) {
      state = State.ENDED;
      note();
    }
  }

  private Duration ran() {
    return Duration.ofNanos(monotonic.getAsLong() - start);
  }

  private void note() {
    noted = ran();
    boolean forgiven = safe() && state == State.ENDED;
    int seconds = (int) Math.min(noted.toSeconds(), TimeUnit.DAYS.toSeconds(1));
    List<Integer> crashes =
        begun.crashes().stream()
            .map(ago -> ago + seconds)
            .filter(ago -> ago < WITHIN.toSeconds() && !forgiven)
            .toList();
    try {
      if (file.isPresent()) {
        file.get().write(new Noted(state, begun.boot(), settings, crashes));
      }
    } catch (IOException readOnly) {
      // It could not be counted either.
    }
  }
}
