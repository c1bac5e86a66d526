package org.ticconnect.owner.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.owner.OwnerEvent;

/**
 * Finds what owners' routes can react to, of all sources of the device. The meters' threads and a
 * timer call it; nothing that goes wrong in it comes back to them.
 */
public final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final Consumer<OwnerEvent> told;
  private final BiFunction<String, Optional<String>, Optional<String>> meterName;
  private final LongSupplier monotonic;
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final AtomicBoolean complained = new AtomicBoolean();

  private record Source(Watched watched, MeterWatch meter, LineWatch line) {}

  /**
   * @param told must not wait; is called by the meters' threads and by the one that looks
   * @param meterName how topics call the meter of a source and address, where that is known
   * @param freshness when values are too old
   * @param monotonic clock in nanoseconds
   * @param watched the sources; others are passed over
   */
  public Events(
      Consumer<OwnerEvent> told,
      BiFunction<String, Optional<String>, Optional<String>> meterName,
      Freshness freshness,
      LongSupplier monotonic,
      List<Watched> watched) {
    this.told = told;
    this.meterName = meterName;
    this.monotonic = monotonic;
    long start = monotonic.getAsLong();
    for (Watched one : watched) {
      MeterWatch meter = new MeterWatch(one.lastMidnight(), one.keep());
      sources.put(one.source(), new Source(one, meter, new LineWatch(one, freshness, start)));
    }
  }

  /**
   * Tells of tariff, midnight and another meter.
   *
   * @param reading a whole frame, the next of its source
   */
  public void reading(Reading reading) {
    source(reading.source())
        .ifPresent(
            source ->
                guarded(
                    () ->
                        source
                            .meter()
                            .look(reading)
                            .forEach(
                                one ->
                                    tell(
                                        one,
                                        reading.source(),
                                        reading.address(),
                                        one.time().or(reading::meterTime)))));
  }

  /** Of what happens to meters, another one on the line is told, with its first whole frame. */
  public void happened(MeterEvent event) {
    source(event.source()).ifPresent(source -> source.meter().happened(event));
  }

  /** Tells of lines and stale values; to be called once a second. */
  public void look() {
    sources.values().forEach(source -> guarded(() -> look(source)));
  }

  private void look(Source source) {
    LiveValues values = source.watched().values().get();
    source
        .line()
        .look(values, monotonic.getAsLong())
        .forEach(one -> tell(one, values.source(), values.address(), one.time()));
  }

  private Optional<Source> source(String name) {
    return Optional.ofNullable(sources.get(name));
  }

  private void tell(Found found, String source, Optional<String> address, Optional<Instant> time) {
    told.accept(
        new OwnerEvent(
            found.kind(), source, meterName.apply(source, address), time, found.fields()));
  }

  private void guarded(Runnable looking) {
    try {
      looking.run();
    } catch (RuntimeException failed) {
      // Once: it would come with each frame.
      if (!complained.getAndSet(true)) {
        LOG.warn("Events for owners' routes are missed", failed);
      }
    }
  }
}
