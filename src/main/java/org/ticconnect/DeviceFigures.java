package org.ticconnect;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.device.LampState;
import org.ticconnect.mapping.Figure;
import org.ticconnect.meter.line.Grade;
import org.ticconnect.modbus.Figures;
import org.ticconnect.pipeline.SourceSteps;

/** What registers tell of the device and of the line of one source. */
final class DeviceFigures implements Figures {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int MILLIS_PER_SECOND = 1000;
  private static final int ALL_WELL = 1;
  private static final int FIRST_FAULT = 2;

  private final SourceSteps source;
  private final Supplier<LampState> lamp;
  private final LongSupplier monotonic;
  private final long started;

  DeviceFigures(SourceSteps source, Supplier<LampState> lamp, LongSupplier monotonic) {
    this.source = source;
    this.lamp = lamp;
    this.monotonic = monotonic;
    this.started = monotonic.getAsLong();
  }

  @Override
  public OptionalLong of(Figure figure) {
    long now = monotonic.getAsLong();
    return switch (figure) {
      case AGE -> age(now);
      case FRAMES -> OptionalLong.of(source.counters().correctFrames());
      case DAMAGED_GROUPS ->
          OptionalLong.of(
              source.counters().badGroups().values().stream().mapToLong(count -> count).sum());
      case GRADE -> grade(source.doctor().grade(now));
      case LAMP -> OptionalLong.of(code(lamp.get()));
      case UPTIME -> OptionalLong.of((now - started) / NANOS_PER_MILLI / MILLIS_PER_SECOND);
    };
  }

  private OptionalLong age(long now) {
    OptionalLong last = source.counters().lastGood();
    return last.isPresent()
        ? OptionalLong.of((now - last.getAsLong()) / NANOS_PER_MILLI)
        : OptionalLong.empty();
  }

  private static OptionalLong grade(Optional<Grade> grade) {
    return grade.isPresent() ? OptionalLong.of(1L + grade.get().ordinal()) : OptionalLong.empty();
  }

  private static long code(LampState state) {
    if (state instanceof LampState.Faulty faulty) {
      return faulty.faults().stream().mapToLong(fault -> FIRST_FAULT << fault.ordinal()).sum();
    }
    return state instanceof LampState.AllWell ? ALL_WELL : 0;
  }
}
