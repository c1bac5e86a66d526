package org.ticconnect.pipeline;

import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.camel.spi.Registry;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.guard.Guard;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.meter.guard.Remembered;
import org.ticconnect.meter.line.LineCounters;
import org.ticconnect.meter.line.LineDoctor;
import org.ticconnect.tic.Label;

/**
 * The steps and the state of one source, under the names by which the route templates call them.
 */
public final class SourceSteps {
  private final String source;
  private final Set<Label> withheld;
  private final LineDoctor doctor;
  private final LiveMeter meter;
  private final Guard guard;
  private final FrameMarks marks;
  private final LongSupplier monotonic;
  private final Clock wall;

  /**
   * @param source name in the configuration
   * @param withheld labels that stay inside, for privacy
   * @param monotonic clock in nanoseconds, for ages
   * @param wall clock for stamps
   * @param remembered what is known of the meter from before
   * @param events told of what happens to the meter
   */
  public SourceSteps(
      String source,
      Quantities quantities,
      Set<Label> withheld,
      LongSupplier monotonic,
      Clock wall,
      Remembered remembered,
      Consumer<MeterEvent> events) {
    this.source = source;
    this.withheld = Set.copyOf(withheld);
    this.meter = new LiveMeter(source, quantities, withheld);
    this.doctor = new LineDoctor(monotonic.getAsLong());
    this.guard = new Guard(source, wall, remembered, events);
    this.marks = new FrameMarks(wall);
    this.monotonic = monotonic;
    this.wall = wall;
  }

  /**
   * Binds {@code SOURCE.split}, {@code .check}, {@code .guard}, {@code .keep}, {@code .collect} and
   * {@code .reading}.
   */
  public void bind(Registry registry) {
    registry.bind(source + ".split", new SplitLine(doctor, monotonic));
    registry.bind(source + ".check", new CheckPart(doctor, meter, monotonic));
    registry.bind(source + ".guard", new GuardValue(guard, meter, marks, monotonic));
    registry.bind(source + ".keep", new KeepValues(meter, monotonic));
    registry.bind(source + ".collect", new CollectFrame(meter, monotonic));
    registry.bind(source + ".reading", new MakeReading(meter, withheld, doctor.counters(), wall));
  }

  public String source() {
    return source;
  }

  public LineDoctor doctor() {
    return doctor;
  }

  public LineCounters counters() {
    return doctor.counters();
  }

  public LiveMeter meter() {
    return meter;
  }

  public Guard guard() {
    return guard;
  }

  /** The newest whole frame as it came. */
  public FrameMarks marks() {
    return marks;
  }

  /** What comes now has nothing to do with what came before: a recording begins again. */
  public void afresh() {
    doctor.restarted();
    guard.afresh();
    meter.afresh();
  }
}
