package org.ticconnect.owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.Mapped;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Reading;
import org.ticconnect.owner.check.OwnerRules;
import org.ticconnect.owner.check.RouteCheck;
import org.ticconnect.owner.check.SimpleRules;
import org.ticconnect.owner.endpoint.LampSignal;
import org.ticconnect.owner.endpoint.MeterNames;
import org.ticconnect.owner.endpoint.OwnMessage;
import org.ticconnect.owner.endpoint.PushRequest;
import org.ticconnect.owner.endpoint.Surroundings;
import org.ticconnect.owner.endpoint.World;
import org.ticconnect.owner.run.Sample;
import org.ticconnect.owner.run.TrialReport;
import org.ticconnect.owner.run.TrialRun;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

/** Tries a text for owners' routes with what a meter sends and what happens to it. */
final class OwnTrial {
  private static final String ADDRESS = "042664123456";
  private static final Instant TIME = Instant.parse("2026-01-15T22:00:39Z");

  private final String text;
  private final RouteCheck check =
      new RouteCheck(
          new OwnerRules(List.of("tic/own/#"), List.of("https://hooks.example.org")),
          Mapped.shipped().quantities().names(),
          Set.of("main"));
  private final TrialRun trials =
      new TrialRun(
          check::check,
          SimpleRules::problem,
          new Surroundings(
              new Nowhere(),
              topic -> topic.startsWith("tic/own/"),
              url -> url.getHost().equals("hooks.example.org"),
              MeterNames.byAddress(),
              new Freshness(Duration.ofSeconds(60)),
              System::nanoTime,
              Clock.systemUTC()));

  /**
   * @param text of the file
   */
  OwnTrial(String text) {
    this.text = text;
  }

  /** Of a file of the folder with the examples. */
  static OwnTrial ofExample(String name) throws IOException {
    return new OwnTrial(Files.readString(Path.of("routes/examples").resolve(name)));
  }

  /** What is sent when groups come, as {@code TARGET PAYLOAD}. */
  List<String> heard(Group... groups) {
    LiveMeter meter = new LiveMeter("main", Mapped.shipped().quantities(), Set.of());
    List<LiveUpdate> updates = new ArrayList<>();
    updates.add(meter.accept(Lines.good(Label.ADSC, ADDRESS), System.nanoTime()));
    for (Group group : groups) {
      updates.add(meter.accept(group, System.nanoTime()));
    }
    return sent(new Sample(List.of(), updates, List.of()));
  }

  /**
   * What is sent when a whole frame comes.
   *
   * @param dated whether it has a DATE
   */
  List<String> frame(boolean dated, Group... groups) {
    LiveMeter meter = new LiveMeter("main", Mapped.shipped().quantities(), Set.of());
    List<Measurement> measurements = new ArrayList<>();
    for (Group group : groups) {
      measurements.addAll(meter.accept(group, System.nanoTime()).changes());
    }
    Reading reading =
        new Reading(
            "main",
            Optional.of(ADDRESS),
            1,
            TIME,
            dated ? Optional.of(TIME) : Optional.empty(),
            List.of(groups),
            0,
            measurements);
    return sent(new Sample(List.of(reading), List.of(), List.of()));
  }

  /** What is sent when something happens. */
  List<String> happened(OwnerEvent.Kind kind, Map<String, Object> fields) {
    OwnerEvent event =
        new OwnerEvent(kind, "main", Optional.of(ADDRESS), Optional.of(TIME), fields);
    return sent(new Sample(List.of(), List.of(), List.of(event)));
  }

  private List<String> sent(Sample sample) {
    TrialReport report = trials.of("example", text, sample);
    List<Mistake> problems = new ArrayList<>(report.mistakes());
    problems.addAll(report.failures());
    if (!problems.isEmpty()) {
      throw new AssertionError(problems);
    }
    return report.sent().stream().map(one -> (one.target() + " " + one.payload()).strip()).toList();
  }

  /** A trial sends nothing. */
  private static final class Nowhere implements World {
    @Override
    public void publish(OwnMessage message) {
      throw new AssertionError(message);
    }

    @Override
    public void show(LampSignal signal) {
      throw new AssertionError(signal);
    }

    @Override
    public void push(PushRequest request) {
      throw new AssertionError(request);
    }
  }
}
