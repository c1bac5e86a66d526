package org.ticconnect.owner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticconnect.owner.endpoint.Sent;

/** Of a file that was stopped only its report stays. */
class StoppedFileTest {
  private static final int ROUTES = 20;
  private static final Duration LATE = Duration.ofSeconds(20);

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  /** Routes that are too slow for what they are told. */
  private static String flood() {
    StringBuilder text = new StringBuilder();
    for (int route = 0; route < ROUTES; route++) {
      text.append(
          """
          - route:
              id: r%d
              from:
                uri: "live:*"
                steps:
                  - to: "mqtt-out:tic/own/x"
                  - log: { message: "${header.quantity}" }
                  - delay: { constant: 100 }
          """
              .formatted(route));
    }
    return text.toString();
  }

  private FileRun flooded() throws Exception {
    FileRun run = FileRun.made("bad.yaml", flood(), Rig.RULE, rig.around, FileRun.Keeping.RUN);
    run.start();
    feed(run);
    await().until(() -> run.tally().inFlight() == ROUTES);
    return run;
  }

  private void feed(FileRun run) {
    for (int frame = 0; frame < 5; frame++) {
      rig.meter.next().updates().forEach(run.inlet()::live);
    }
  }

  @Test
  void whatRanItIsLetGo() throws Exception {
    List<ServedFile> stopped = new ArrayList<>();
    List<WeakReference<FileRun>> runs = new ArrayList<>();
    for (int file = 0; file < 3; file++) {
      FileRun run = flooded();
      ServedFile served =
          new ServedFile(flood(), run, rig.around.monotonic().getAsLong(), rig.around.wall());
      served.stop("too much");
      feed(run);
      stopped.add(served);
      runs.add(new WeakReference<>(run));
    }

    await()
        .atMost(LATE)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(runs).allMatch(run -> run.refersTo(null));
            });
    assertThat(stopped)
        .allSatisfy(
            file -> {
              assertThat(file.run()).isEmpty();
              assertThat(file.runs(flood())).isFalse();
              RunningFile report = file.state();
              assertThat(report.name()).isEqualTo("bad.yaml");
              assertThat(report.running()).isFalse();
              assertThat(report.reason()).contains("too much");
              assertThat(report.routes()).hasSize(ROUTES);
              assertThat(report.routes()).allMatch(route -> route.failures() == 0);
              assertThat(report.sent()).extracting(Sent::target).contains("tic/own/x");
              assertThat(report.log()).isNotEmpty();
            });
  }

  @Test
  void nothingIsUnderWayOnceItIsHalted() throws Exception {
    FileRun run = flooded();
    long begun = run.tally().begun();

    run.halt();
    feed(run);
    assertThat(run.tally().inFlight()).isZero();
    run.stop();

    assertThat(run.tally().inFlight()).isZero();
    assertThat(run.tally().begun()).isLessThanOrEqualTo(begun + ROUTES);
    assertThat(run.idle()).isTrue();
  }

  @Test
  void theReportStaysUntilOtherFilesAreServed() throws Exception {
    rig.serve(
        "bad.yaml",
        "- route: { id: a, from: { uri: 'timer:a?period=1&delay=0', steps: [ { setBody: {"
            + " constant: a } } ] } }");
    String reason = rig.untilStopped("bad.yaml");
    rig.frame();

    assertThat(rig.file("bad.yaml").reason()).contains(reason);
    assertThat(rig.file("bad.yaml").routes().get(0).messages()).isPositive();
    assertThat(rig.routes.runs("bad.yaml")).isFalse();
    rig.routes.serve(Map.of());
    assertThat(rig.routes.files()).isEmpty();
  }
}
