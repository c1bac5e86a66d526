package org.ticconnect;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.LineStates;
import org.ticconnect.history.EventLog;
import org.ticconnect.history.LastKnown;
import org.ticconnect.life.Pulse;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.meter.guard.Remembered;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.recording.KeepRaw;
import org.ticconnect.recording.LineReaders;
import org.ticconnect.recording.RawRing;
import org.ticconnect.settings.Settings;
import org.ticconnect.tic.Label;

/** The meters, wired: the steps, the line and the recorder of each, and what happened to them. */
final class SourceParts implements AutoCloseable {
  private final List<SourceSteps> steps = new ArrayList<>();
  private final Map<String, KeepRaw> recorders = new LinkedHashMap<>();
  private final LineStates lines = new LineStates();
  private final Map<String, Pulse> pulses = new LinkedHashMap<>();
  private final EventLog events;

  /**
   * @param data the folder that is written to
   * @param writer a single thread that may wait for the disk
   * @param monotonic clock in nanoseconds
   * @param happened told of what happens to meters that are there, after it was written down
   */
  SourceParts(
      Settings settings,
      Quantities quantities,
      Path data,
      Executor writer,
      LongSupplier monotonic,
      Consumer<MeterEvent> happened) {
    this.events = new EventLog(data, writer);
    LastKnown lastKnown = new LastKnown(data, writer);
    Set<Label> withheld =
        settings.withholdPrm() ? EnumSet.of(Label.PRM) : EnumSet.noneOf(Label.class);
    Consumer<MeterEvent> ofMeter =
        event -> {
          events.add(event);
          happened.accept(event);
        };
    for (Settings.Source source : settings.sources()) {
      pulses.put(source.name(), new Pulse());
      recorders.put(
          source.name(), new KeepRaw(new RawRing(settings.recorded()), new LineReaders()));
      steps.add(
          new SourceSteps(
              source.name(),
              quantities,
              withheld,
              monotonic,
              Clock.systemUTC(),
              source.recorded() ? Remembered.ofRecording() : lastKnown.of(source.name()),
              source.recorded() ? events::show : ofMeter));
    }
  }

  /** Binds for each source its steps, its recorder and {@code NAME.line}. */
  void bind(Registry registry) {
    steps.forEach(source -> source.bind(registry));
    recorders.forEach((source, recorder) -> recorder.bind(registry, source));
    steps.forEach(
        source ->
            registry.bind(
                source.source() + ".line",
                new BeatingLine(lines.listener(source), pulses.get(source.source()))));
  }

  /** In the order of the settings, at least one. */
  List<SourceSteps> steps() {
    return List.copyOf(steps);
  }

  List<String> names() {
    return steps.stream().map(SourceSteps::source).toList();
  }

  /** The newest values of each source. */
  List<Supplier<LiveValues>> values() {
    return steps.stream()
        .<Supplier<LiveValues>>map(source -> () -> source.meter().values())
        .toList();
  }

  /** By name of the source. */
  Map<String, KeepRaw> recorders() {
    return recorders;
  }

  /** Of the readers, by name of the source. */
  Map<String, Pulse> pulses() {
    return pulses;
  }

  LineStates lines() {
    return lines;
  }

  /** What happened to the meters. */
  EventLog events() {
    return events;
  }

  @Override
  public void close() {
    events.close();
  }
}
