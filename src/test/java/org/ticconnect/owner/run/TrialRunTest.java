package org.ticconnect.owner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.owner.HeardMeter;
import org.ticconnect.owner.OwnerEvent;
import org.ticconnect.owner.endpoint.Sent;

/** A trial tells what a file would do, and does none of it. */
class TrialRunTest {
  private final Rig rig = new Rig();

  @AfterEach
  void nothingWasDone() {
    assertThat(rig.world.published).isEmpty();
    assertThat(rig.world.shown).isEmpty();
    assertThat(rig.world.pushed).isEmpty();
    rig.close();
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(thread -> thread.contains("try.yaml")));
  }

  private TrialReport tried(String text) {
    // Heard long ago: a trial works while the line is silent.
    HeardMeter.Heard heard = new HeardMeter("main", () -> -1_000_000_000_000L).next();
    Sample sample =
        new Sample(
            List.of(heard.reading()),
            heard.updates(),
            Arrays.stream(OwnerEvent.Kind.values())
                .map(
                    kind ->
                        new OwnerEvent(
                            kind,
                            "main",
                            Optional.of("house"),
                            Optional.of(Instant.EPOCH),
                            Map.of("name", "HC")))
                .toList());
    return new TrialRun((file, content) -> List.of(), Rig.RULE, rig.around)
        .of("try.yaml", text, sample);
  }

  private static String route(String id, String from, String... steps) {
    return "- route:\n    id: %s\n    from:\n      uri: \"%s\"\n      steps:\n        - %s\n"
        .formatted(id, from, String.join("\n        - ", steps));
  }

  @Test
  void eachRouteIsFed() {
    TrialReport report =
        tried(
            route("f", "reading:", "to: 'mqtt-out:tic/own/frame'")
                + route("l", "live:power_apparent_import", "to: 'mqtt-out:tic/own/live'")
                + route("e", "events:midnight", "to: 'lamp:cyan'")
                + route(
                    "t",
                    "timer:t?period=60000&delay=60000",
                    "setBody: { constant: tick }",
                    "log: { message: 'it ticks' }",
                    "to: 'push:https://allowed.example/x'"));

    assertThat(report.mistakes()).isEmpty();
    assertThat(report.sent())
        .extracting(sent -> sent.route() + " " + sent.kind() + " " + sent.target())
        .containsExactlyInAnyOrder(
            "f PUBLISH tic/own/frame",
            "l PUBLISH tic/own/live",
            "e SHOW cyan",
            "t PUSH https://allowed.example/x");
    assertThat(report.sent())
        .filteredOn(sent -> sent.kind() == Sent.Kind.PUSH)
        .extracting(Sent::payload)
        .containsExactly("tick");
    assertThat(report.logs()).extracting(RunningFile.Line::text).containsExactly("it ticks");
  }

  @Test
  void aFailureIsTold() {
    TrialReport report =
        tried(route("f", "reading:", "setBody: { header: none }", "to: 'mqtt-out:tic/own/x'"));

    assertThat(report.sent()).isEmpty();
    assertThat(report.failures())
        .extracting(Mistake::toString)
        .containsExactly("try.yaml: route f: there is no body to send: set one with setBody");
  }

  @Test
  void whatDoesNotLoadIsTold() {
    assertThat(tried(route("f", "reading:", "to: 'lamp:red'")).mistakes())
        .extracting(Mistake::line)
        .containsExactly(1);
  }

  @Test
  void whatDoesNotEndIsTold() {
    assertThat(tried(route("f", "reading:", "delay: { constant: 600000 }")).failures())
        .extracting(Mistake::problem)
        .containsExactly("was not done after 3 s");
  }

  @Test
  void aReportIsBounded() {
    String big = "a".repeat(60_000);
    String[] steps = new String[12];
    Arrays.fill(steps, "to: 'mqtt-out:tic/own/x'");
    steps[0] = "setBody: { constant: '" + big + "' }";
    Arrays.fill(steps, 8, 12, "log: { message: '${body}' }");

    TrialReport report = tried(route("l", "live:*", steps));

    assertThat(report.mistakes()).isEmpty();
    assertThat(report.sent().size() + report.logs().size()).isBetween(50, 200);
    assertThat(report.sent())
        .allMatch(sent -> sent.payload().equals("a".repeat(1024) + "… (60000 characters)"));
    int characters =
        report.sent().stream().mapToInt(sent -> sent.payload().length()).sum()
            + report.logs().stream().mapToInt(line -> line.text().length()).sum();
    assertThat(characters).isBetween(80 * 1024, 128 * 1024);
  }

  @Test
  void whetherAFileCanRunIsToldAtOnce() {
    StringBuilder text = new StringBuilder();
    for (int route = 0; route < 20; route++) {
      String from = List.of("live:*", "reading:", "events:*", "timer:t" + route).get(route % 4);
      text.append(route("r" + route, from, "setBody: { constant: a }", "to: 'mqtt-out:tic/own/x'"));
    }
    TrialRun trial = new TrialRun((file, content) -> List.of(), Rig.RULE, rig.around);
    assertThat(trial.mistakes("try.yaml", text.toString())).isEmpty();

    long[] millis = new long[10];
    for (int run = 0; run < millis.length; run++) {
      long begin = System.nanoTime();
      assertThat(trial.mistakes("try.yaml", text.toString())).isEmpty();
      millis[run] = (System.nanoTime() - begin) / 1_000_000;
    }

    Arrays.sort(millis);
    assertThat(millis[millis.length / 2]).isLessThan(400);
  }
}
