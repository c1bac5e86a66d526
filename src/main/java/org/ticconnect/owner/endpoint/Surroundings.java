package org.ticconnect.owner.endpoint;

import java.net.URI;
import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.ticconnect.meter.Freshness;

/**
 * What is the same for all files of owners.
 *
 * @param world what is reached
 * @param topics whether a topic may be published to
 * @param hosts whether an address may be pushed to; only its scheme, host and port count
 * @param names how topics call meters
 * @param freshness what is too old to be given
 * @param monotonic clock in nanoseconds
 * @param wall clock for stamps
 */
public record Surroundings(
    World world,
    Predicate<String> topics,
    Predicate<URI> hosts,
    MeterNames names,
    Freshness freshness,
    LongSupplier monotonic,
    Clock wall) {

  /**
   * The same for a trial.
   *
   * @param other world
   * @param now time of the monotonic clock that stands still
   */
  public Surroundings trial(World other, long now) {
    return new Surroundings(other, topics, hosts, names, freshness, () -> now, wall);
  }

  /** The same with other patience for old values. */
  public Surroundings with(Freshness other) {
    return new Surroundings(world, topics, hosts, names, other, monotonic, wall);
  }
}
