package org.ticconnect.clock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock of the device, and whether it has been set: boards without a battery begin anew at each
 * start, some at 1970.
 */
public final class DeviceClock {
  /** What systemd-timesyncd makes once it has the time from the network. */
  private static final Path SYNCHRONIZED = Path.of("/run/systemd/timesync/synchronized");

  /** Builds are stamped to the second, and the machine that builds may be a little ahead. */
  private static final Duration SLACK = Duration.ofDays(1);

  private final Clock wall;
  private final Instant built;
  private final Path mark;

  /**
   * @param built when the program was built: no device can run it earlier
   */
  public DeviceClock(Clock wall, Instant built) {
    this(wall, built, SYNCHRONIZED);
  }

  DeviceClock(Clock wall, Instant built, Path mark) {
    this.wall = wall;
    this.built = built;
    this.mark = mark;
  }

  /** What it shows. */
  public Instant now() {
    return wall.instant();
  }

  /** Whether it can be right: it does not show a time before the program was built. */
  public boolean set() {
    return now().isAfter(built.minus(SLACK));
  }

  /** Whether systemd-timesyncd says that it has set it; another service does not say so here. */
  public boolean setByNetwork() {
    return Files.exists(mark);
  }
}
