package org.ticconnect.mqtt.discovery;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.ticconnect.mapping.Discovery;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Quantity;
import org.ticconnect.meter.Reading;

/**
 * Which quantities of a meter are to be announced. A meter is known after some frames without
 * damage: in its first ones many values are not believed yet. What was announced once stays until
 * the meter has not sent it for long; owners would lose what they have set for it. What is computed
 * stays for good, for it is empty now and then.
 */
final class PresentEntities {
  private static final int FRAMES_TO_KNOW_A_METER = 5;

  private record Heard(String address, int frames) {}

  private final List<Discovery.Entity> entities;
  private final Duration gone;
  private final LongSupplier monotonic;
  private final Map<String, Heard> sources = new HashMap<>();
  private final Set<String> everPresent = new HashSet<>();
  private final Map<String, Long> absentSince = new HashMap<>();

  /**
   * @param gone how long the meter must not have sent it
   * @param monotonic clock in nanoseconds
   */
  PresentEntities(List<Discovery.Entity> entities, Duration gone, LongSupplier monotonic) {
    this.entities = entities;
    this.gone = gone;
    this.monotonic = monotonic;
  }

  /** A frame without damage came. */
  synchronized void heard(Reading reading) {
    reading
        .address()
        .ifPresent(
            address ->
                sources.merge(
                    reading.source(),
                    new Heard(address, 1),
                    (before, now) ->
                        before.address().equals(address)
                            ? new Heard(address, before.frames() + 1)
                            : now));
  }

  /** It was announced by an earlier run. */
  synchronized void remembered(String address, String quantity) {
    everPresent.add(key(address, quantity));
  }

  synchronized boolean knows(LiveValues values) {
    Heard heard = sources.getOrDefault(values.source(), new Heard("", 0));
    return heard.frames() >= FRAMES_TO_KNOW_A_METER
        && values.address().filter(heard.address()::equals).isPresent();
  }

  /** Names of what is to be announced of a meter that is known. */
  synchronized Set<String> of(LiveValues values) {
    String address = values.address().orElseThrow();
    long now = monotonic.getAsLong();
    Set<String> present = new TreeSet<>();
    for (Discovery.Entity entity : entities) {
      Quantity quantity = entity.quantity();
      String key = key(address, quantity.name());
      if (values.of(quantity).flatMap(Measurement::value).isPresent()) {
        everPresent.add(key);
        absentSince.remove(key);
        present.add(quantity.name());
      } else if (everPresent.contains(key)) {
        boolean stays = entity.occasional() || quantity.computed();
        if (stays || now - absentSince.computeIfAbsent(key, any -> now) < gone.toNanos()) {
          present.add(quantity.name());
        }
      }
    }
    return present;
  }

  private static String key(String address, String quantity) {
    return address + "/" + quantity;
  }
}
