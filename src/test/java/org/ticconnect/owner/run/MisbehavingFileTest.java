package org.ticconnect.owner.run;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A file that misbehaves is stopped within ten seconds, and another one goes on. */
@Tag("alone")
@Timeout(30)
class MisbehavingFileTest {
  private final Rig rig = new Rig();

  @BeforeEach
  void anotherOwner() throws Exception {
    rig.serve("good.yaml", route("reading:", "to: 'mqtt-out:tic/own/good'"));
  }

  @AfterEach
  void close() {
    assertThat(rig.file("good.yaml").running()).isTrue();
    long before = rig.world.payloads("tic/own/good").size();
    rig.frame();
    await().until(() -> rig.world.payloads("tic/own/good").size() > before);
    rig.close();
    threadsOfFileEnd("good.yaml");
  }

  private static String route(String from, String... steps) {
    return "- route:\n    id: a\n    from:\n      uri: \"%s\"\n      steps:\n        - %s\n"
        .formatted(from, String.join("\n        - ", steps));
  }

  private static void threadsOfFileEnd(String name) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(thread -> thread.contains(name)));
  }

  private void stoppedFor(String reason) {
    assertThat(rig.untilStopped("bad.yaml")).contains(reason);
    assertThat(rig.stopped.get("bad.yaml")).contains(reason);
    threadsOfFileEnd("bad.yaml");
  }

  @Test
  void aLoopWithoutEnd() throws Exception {
    rig.serve(
        "bad.yaml",
        route(
            "reading:",
            "loop: { doWhile: true, simple: '${body} != 1', steps: [ { setHeader: { name: a,"
                + " constant: b } } ] }"));

    stoppedFor("more than 10000 steps");
  }

  @Test
  void aFailureOfEachMessage() throws Exception {
    rig.serve(
        "bad.yaml", route("reading:", "setBody: { header: none }", "to: 'mqtt-out:tic/own/x'"));

    stoppedFor("times in a row: there is no body to send");
  }

  @Test
  void aTimerOfAMillisecond() throws Exception {
    rig.serve("bad.yaml", route("timer:a?period=1&delay=0", "setBody: { constant: a }"));

    stoppedFor("more than 500 messages a second");
  }

  @Test
  void manyTimers() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int timer = 0; timer < 10; timer++) {
      text.append(
          route("timer:t" + timer + "?period=10&delay=0", "setBody: { constant: a }")
              .replace("id: a", "id: r" + timer));
    }
    rig.serve("bad.yaml", text.toString());

    stoppedFor("more than 500 messages a second");
  }

  @Test
  void aRouteThatCallsItself() throws Exception {
    rig.serve(
        "bad.yaml",
        route("reading:", "to: direct:b")
            + route("direct:b", "to: direct:b").replace("id: a", "id: b"));

    stoppedFor("routes call each other without end");
  }

  @Test
  void aBodyThatDoubles() throws Exception {
    String[] steps = new String[60];
    Arrays.fill(steps, "setBody: { simple: '${body}${body}' }");
    rig.serve("bad.yaml", route("reading:", steps));

    stoppedFor("the body grows beyond 64 KiB");
  }

  @Test
  void aHeaderThatDoubles() throws Exception {
    String[] steps = new String[60];
    Arrays.fill(steps, "setHeader: { name: a, simple: '${header.a}${header.a}aaaa' }");
    rig.serve("bad.yaml", route("reading:", steps));

    stoppedFor("a header grows beyond 4 KiB");
  }

  @Test
  void aStepThatWaits() throws Exception {
    rig.serve("bad.yaml", route("reading:", "delay: { constant: 3600000 }"));

    stoppedFor("a message was under way for more than 5 s");
  }

  @Test
  void aTimerThatWaits() throws Exception {
    rig.serve("bad.yaml", route("timer:a?period=1000&delay=0", "delay: { constant: 3600000 }"));

    stoppedFor("a message was under way for more than 5 s");
  }

  @Test
  void muchWorkForEachMessage() throws Exception {
    String condition =
        IntStream.range(0, 8).mapToObj(i -> "${body} contains 'b'").collect(joining(" || "));
    rig.serve(
        "bad.yaml",
        route(
            "timer:a?period=50&delay=0",
            "setBody: { constant: '" + "a".repeat(60_000) + "' }",
            "loop: { constant: 4900, steps: [ { filter: { simple: \"%s\", steps: [ { stop: {} } ] } } ] }"
                .formatted(condition)));

    stoppedFor("more than half of a processor core");
  }

  @Test
  void aStoppedFileMayStartAgain() throws Exception {
    rig.serve("bad.yaml", route("timer:a?period=1&delay=0", "setBody: { constant: a }"));
    rig.untilStopped("bad.yaml");

    rig.serve("bad.yaml", route("timer:a?period=1&delay=0", "setBody: { constant: a }"));

    assertThat(rig.file("bad.yaml").running()).isTrue();
    rig.serve("bad.yaml", route("timer:a?period=1000&delay=0", "setBody: { constant: a }"));
    await().until(() -> rig.file("bad.yaml").routes().get(0).messages() == 1);
    assertThat(rig.file("bad.yaml").running()).isTrue();
  }
}
