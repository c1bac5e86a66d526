package org.ticconnect.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.clock.DeviceClock;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Value;

/** What the clocks of the device and of the meter show, and whether they can both be right. */
public final class TimeReport implements Supplier<Map<String, Object>> {
  private static final String METER_CLOCK = "meter_time";

  /** A meter's clock may be some minutes off; more is the fault of one of both. */
  private static final Duration PLAUSIBLE = Duration.ofMinutes(5);

  private final Supplier<LiveValues> meter;
  private final DeviceClock device;
  private final LongSupplier monotonic;

  /** What the device's clock is to be taken for. */
  public enum State {
    /** It can be right. */
    SET("set"),
    /** It shows a time before the program was built. */
    NOT_SET("not_set"),
    /** It is far from the meter's. */
    OFF("off");

    private final String text;

    State(String text) {
      this.text = text;
    }
  }

  /**
   * @param meter newest values of the first source
   * @param monotonic clock in nanoseconds
   */
  public TimeReport(Supplier<LiveValues> meter, DeviceClock device, LongSupplier monotonic) {
    this.meter = meter;
    this.device = device;
    this.monotonic = monotonic;
  }

  @Override
  public Map<String, Object> get() {
    Instant now = device.now().truncatedTo(ChronoUnit.SECONDS);
    State state = state();
    Map<String, Object> time = new LinkedHashMap<>();
    time.put("device", now.toString());
    time.put("zone", ZoneId.systemDefault().getId());
    meterNow()
        .ifPresent(
            clock -> {
              time.put("meter", clock.truncatedTo(ChronoUnit.SECONDS).toString());
              time.put("difference_s", Duration.between(clock, now).toSeconds());
            });
    time.put("plausible", state == State.SET);
    time.put("state", state.text);
    time.put("set_by_network", device.setByNetwork());
    return time;
  }

  /** What the device's clock is to be taken for now. */
  public State state() {
    if (!device.set()) {
      return State.NOT_SET;
    }
    boolean near =
        meterNow()
            .map(clock -> Duration.between(clock, device.now()).abs().compareTo(PLAUSIBLE) <= 0)
            .orElse(true);
    return near ? State.SET : State.OFF;
  }

  /** What the meter's clock shows by now; empty before it was heard. */
  private Optional<Instant> meterNow() {
    return meter
        .get()
        .all()
        .filter(measurement -> measurement.quantity().name().equals(METER_CLOCK))
        .findFirst()
        .flatMap(this::goneOn);
  }

  private Optional<Instant> goneOn(Measurement clock) {
    Duration since = Duration.ofNanos(monotonic.getAsLong() - clock.nanos());
    return clock
        .value()
        .filter(Value.Moment.class::isInstance)
        .map(value -> ((Value.Moment) value).instant().plus(since));
  }
}
