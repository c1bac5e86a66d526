package org.ticconnect.device.button;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last press. */
public final class PressLog {
  private static final Logger LOG = LoggerFactory.getLogger("org.ticconnect.button");

  /** A press, what it led to, and when. */
  public record Entry(Press press, Done done, Instant at) {}

  private final Clock wall;
  private volatile Optional<Entry> last = Optional.empty();

  public PressLog(Clock wall) {
    this.wall = wall;
  }

  void add(Press press, Done done) {
    LOG.info("Button {}: {}", press.text(), done.text().replace('_', ' '));
    last = Optional.of(new Entry(press, done, wall.instant().truncatedTo(ChronoUnit.SECONDS)));
  }

  /** Empty until there is one. */
  public Optional<Entry> last() {
    return last;
  }
}
