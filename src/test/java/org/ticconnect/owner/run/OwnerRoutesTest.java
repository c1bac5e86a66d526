package org.ticconnect.owner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.owner.OwnerEvent;
import org.ticconnect.owner.endpoint.LampSignal;
import org.ticconnect.owner.endpoint.Sent;

/** Files of owners that behave. */
class OwnerRoutesTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private static String route(String from, String... steps) {
    return "- route:\n    id: a\n    from:\n      uri: \"%s\"\n      steps:\n        - %s\n"
        .formatted(from, String.join("\n        - ", steps));
  }

  @Test
  void aFrameIsTold() throws Exception {
    rig.serve(
        "mine.yaml",
        route(
            "reading:?need=power_apparent_import,voltage_l1",
            "to: 'mqtt-out:tic/own/json'",
            "setBody: { simple: '${header.meter} ${header.source} ${header.sequence}"
                + " ${header.time} ${header.time_s} ${header.load_percent}"
                + " ${header.power_apparent_import}' }",
            "to: { uri: 'mqtt-out:tic/own/text', parameters: { qos: 0, retained: true } }"));

    rig.frame();

    await().atMost(SOON).until(() -> rig.world.published.size() == 2);
    assertThat(rig.world.payloads("tic/own/json").get(0))
        .contains(
            "\"source\":\"main\"", "\"bad_groups\":0", "\"values\":{", "\"time\":\"2026-01-15");
    assertThat(rig.world.payloads("tic/own/text").get(0))
        .matches("0426\\d+ main 1 2026-01-15T17:00:00Z 17\\d{8} \\d+(\\.\\d)? \\d+");
    assertThat(rig.world.published.get(1).qos()).isZero();
    assertThat(rig.world.published.get(1).retained()).isTrue();
    RunningFile file = rig.file("mine.yaml");
    assertThat(file.routes().get(0).messages()).isOne();
    assertThat(file.sent()).extracting(Sent::route).containsExactly("a", "a");
  }

  @Test
  void aFrameWithoutWhatIsNeededIsNotTold() throws Exception {
    rig.serve("mine.yaml", route("reading:?need=no_such", "to: 'mqtt-out:tic/own/x'"));
    rig.serve("other.yaml", route("reading:", "to: 'mqtt-out:tic/own/other'"));

    rig.frame();

    await().atMost(SOON).until(() -> rig.world.published.size() == 1);
    assertThat(rig.world.published.get(0).topic()).isEqualTo("tic/own/other");
  }

  @Test
  void newValuesAreTold() throws Exception {
    rig.serve(
        "mine.yaml",
        route(
            "live:power_apparent_import",
            "filter: { simple: '${body} >= 0', steps: [ { setBody: { simple: '${body}"
                + " ${header.unit} ${header.estimated} ${header.quantity}' } },"
                + " { to: 'mqtt-out:tic/own/x' } ] }"));

    rig.frame();

    await().atMost(SOON).until(() -> rig.world.published.size() == 1);
    assertThat(rig.world.payloads("tic/own/x").get(0))
        .matches("\\d+ VA false power_apparent_import");
  }

  @Test
  void eventsAreTold() throws Exception {
    rig.serve(
        "mine.yaml",
        route(
            "events:tariff",
            "choice: { when: [ { simple: \"${header.name} == 'HC'\", steps:"
                + " [ { to: 'lamp:blue?blink=true&seconds=60' } ] } ], otherwise: { steps:"
                + " [ { to: 'lamp:off' } ] } }",
            "to: 'push:https://allowed.example/hook?b=2&a=1&method=PUT'"));

    for (OwnerEvent.Kind kind : OwnerEvent.Kind.values()) {
      rig.routes.event(
          new OwnerEvent(
              kind,
              "main",
              Optional.of("house"),
              Optional.of(Instant.EPOCH),
              Map.of("name", "HC", "number", 2)));
    }

    await().atMost(SOON).until(() -> rig.world.pushed.size() == 1);
    assertThat(rig.world.shown)
        .containsExactly(
            new LampSignal(Optional.of(LampSignal.Colour.BLUE), true, OptionalInt.of(60)));
    assertThat(rig.world.pushed.get(0).url()).hasToString("https://allowed.example/hook?b=2&a=1");
    assertThat(rig.world.pushed.get(0).method()).isEqualTo("PUT");
    assertThat(rig.world.pushed.get(0).body()).contains("\"event\":\"tariff\"", "\"number\":2");
  }

  @Test
  void onlyChangesAreSent() throws Exception {
    rig.serve(
        "mine.yaml",
        route(
            "reading:",
            "setBody: { simple: '${header.tariff_name}' }",
            "to: 'mqtt-out:tic/own/x?changed=true'",
            "to: 'mqtt-out:tic/own/y?everySeconds=3600'",
            "to: 'mqtt-out:tic/own/z'"));

    rig.frame();
    rig.frame();
    rig.frame();

    await().atMost(SOON).until(() -> rig.world.payloads("tic/own/z").size() == 3);
    assertThat(rig.world.payloads("tic/own/x")).hasSize(1);
    assertThat(rig.world.payloads("tic/own/y")).hasSize(1);
  }

  @Test
  void aFileThatDoesNotStartChangesNothing() throws Exception {
    rig.serve("mine.yaml", route("reading:", "to: 'mqtt-out:tic/own/old'"));

    assertThatThrownBy(
            () ->
                rig.routes.serve(
                    Map.of(
                        "mine.yaml", route("reading:", "to: 'mqtt-out:tic/own/new'"),
                        "other.yaml", route("reading:", "to: 'lamp:pink'"))))
        .isInstanceOfSatisfying(
            MappingException.class,
            wrong ->
                assertThat(wrong.mistakes())
                    .singleElement()
                    .satisfies(
                        mistake -> {
                          assertThat(mistake.file()).isEqualTo("other.yaml");
                          assertThat(mistake.line()).isEqualTo(1);
                          assertThat(mistake.field()).isEqualTo("route a");
                          assertThat(mistake.problem())
                              .isEqualTo(
                                  "lamp:pink: the colour is one of blue, cyan, off, violet, white,"
                                      + " not pink");
                        }));

    rig.frame();
    await().atMost(SOON).until(() -> !rig.world.published.isEmpty());
    assertThat(rig.world.published.get(0).topic()).isEqualTo("tic/own/old");
    assertThat(rig.routes.files()).extracting(RunningFile::name).containsExactly("mine.yaml");
  }

  @Test
  void onlyWhatChangedIsSwapped() throws Exception {
    rig.serve("a.yaml", route("reading:", "to: 'mqtt-out:tic/own/a'"));
    Instant since = rig.file("a.yaml").since();
    rig.serve("b.yaml", route("reading:", "to: 'mqtt-out:tic/own/b'"));
    rig.serve("b.yaml", route("reading:", "to: 'mqtt-out:tic/own/c'"));

    rig.frame();

    await().atMost(SOON).until(() -> rig.world.published.size() == 2);
    assertThat(rig.world.payloads("tic/own/b")).isEmpty();
    assertThat(rig.file("a.yaml").since()).isEqualTo(since);
    rig.routes.serve(Map.of());
    assertThat(rig.routes.files()).isEmpty();
  }

  @Test
  void linesOfTheLogAreKept() throws Exception {
    rig.serve(
        "mine.yaml",
        route("reading:", "log: { message: 'power ${header.sequence}', loggingLevel: WARN }"));

    for (int frame = 0; frame < 30; frame++) {
      rig.frame();
      long sent = frame + 1;
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> rig.file("mine.yaml").routes().get(0).messages() == sent);
    }

    List<RunningFile.Line> log = rig.file("mine.yaml").log();
    assertThat(log).hasSize(20);
    assertThat(log.get(19).text()).isEqualTo("power 30");
    assertThat(log.get(19).level()).isEqualTo("WARN");
    assertThat(log.get(19).route()).isEqualTo("a");
  }

  @Test
  void aTimerCallsAnotherRoute() throws Exception {
    rig.serve(
        "mine.yaml",
        route(
                "timer:tick?period=1000&delay=0&repeatCount=1",
                "setBody: { constant: 7 }",
                "to: direct:b")
            + "- route:\n    id: b\n    from:\n      uri: direct:b\n      steps:\n"
            + "        - to: mqtt-out:tic/own/x\n");

    await().atMost(SOON).until(() -> rig.world.payloads("tic/own/x").equals(List.of("7")));
    assertThat(rig.file("mine.yaml").sent().get(0).route()).isEqualTo("b");
  }

  @Test
  void aSlowRouteLosesTheOldest() throws Exception {
    rig.serve(
        "mine.yaml",
        route(
            "reading:",
            "delay: { constant: 200 }",
            "setBody: { simple: '${header.sequence}' }",
            "to: 'mqtt-out:tic/own/x'"));

    for (int frame = 0; frame < 40; frame++) {
      rig.frame();
    }

    await().atMost(SOON).until(() -> rig.world.payloads("tic/own/x").contains("40"));
    assertThat(rig.file("mine.yaml").routes().get(0).dropped()).isBetween(20L, 24L);
    assertThat(rig.world.payloads("tic/own/x")).hasSizeLessThan(21).contains("39");
  }

  @Test
  void nobodyRunsWithoutFiles() throws Exception {
    rig.frame();
    rig.routes.watch();

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains("yaml") || name.startsWith("Camel"));
  }
}
