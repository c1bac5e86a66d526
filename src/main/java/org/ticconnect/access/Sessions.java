package org.ticconnect.access;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Who is logged in, in memory only: a restart ends all. A session ends after 30 minutes without use
 * and after a day. At most {@link #MOST}; one more ends the longest idle one.
 */
final class Sessions {
  static final int MOST = 64;
  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(24);
  static final Duration FRESH = Duration.ofMinutes(10);

  /** Times in nanoseconds. */
  private record Session(Role role, long opened, long used, long confirmed) {
    Session usedAt(long now) {
      return new Session(role, opened, now, confirmed);
    }

    Session confirmedAt(long now) {
      return new Session(role, opened, now, now);
    }
  }

  private final LongSupplier monotonic;
  private final Map<String, Session> byHash = new HashMap<>();

  /**
   * @param monotonic clock in nanoseconds
   */
  Sessions(LongSupplier monotonic) {
    this.monotonic = monotonic;
  }

  /** A new one, whose id only the one who logs in gets. */
  synchronized String open(Role role) {
    endOld();
    if (byHash.size() >= MOST) {
      byHash.entrySet().stream()
          .min(Comparator.comparingLong(entry -> entry.getValue().used()))
          .map(Map.Entry::getKey)
          .ifPresent(byHash::remove);
    }
    String id = Secret.random();
    long now = monotonic.getAsLong();
    byHash.put(Secret.hash(id), new Session(role, now, now, now));
    return id;
  }

  /** Who has this id; this counts as use. */
  Optional<Caller.Person> used(String id) {
    return continued(Secret.hash(id));
  }

  /** The same by what {@link Caller.Person#session()} tells. */
  synchronized Optional<Caller.Person> continued(String hash) {
    endOld();
    long now = monotonic.getAsLong();
    return Optional.ofNullable(
            byHash.computeIfPresent(hash, (same, session) -> session.usedAt(now)))
        .map(session -> new Caller.Person(session.role(), hash, fresh(session, now)));
  }

  private static int fresh(Session session, long now) {
    long left = FRESH.toNanos() - (now - session.confirmed());
    return left <= 0 ? 0 : (int) Duration.ofNanos(left).toSeconds() + 1;
  }

  /** The password was given again. */
  synchronized void confirmed(String hash) {
    long now = monotonic.getAsLong();
    byHash.computeIfPresent(hash, (same, session) -> session.confirmedAt(now));
  }

  synchronized void end(String hash) {
    byHash.remove(hash);
  }

  /** Ends all that were opened by a password. */
  synchronized void endAll(Predicate<Role> whose) {
    byHash.values().removeIf(session -> whose.test(session.role()));
  }

  synchronized int count() {
    endOld();
    return byHash.size();
  }

  private void endOld() {
    long now = monotonic.getAsLong();
    byHash
        .values()
        .removeIf(
            session ->
                now - session.used() >= IDLE.toNanos()
                    || now - session.opened() >= LONGEST.toNanos());
  }
}
