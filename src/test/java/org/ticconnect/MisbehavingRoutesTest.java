package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.frame;
import static org.ticconnect.tic.Lines.group;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.owner.run.Rig;
import org.ticconnect.owner.run.RunningFile;
import org.ticconnect.support.Master;
import org.ticconnect.support.Pty;

/**
 * How long a voltage takes from the line to a register while owners' routes misbehave that got past
 * the check. It measures, so it is not among the tests of each build.
 */
@Tag("long")
final class MisbehavingRoutesTest {
  private static final Map<String, String> BAD =
      Map.of(
          "loop.yaml",
          route(
              "reading:*",
              "loop: { doWhile: true, simple: '${body} != 1', steps: [ { setHeader: { name: a,"
                  + " constant: b } } ] }"),
          "throw.yaml",
          route("reading:*", "setBody: { header: none }\n        - to: mqtt-out:tic/own/x"),
          "timer.yaml",
          route("timer:a?period=1", "setBody: { constant: a }"),
          "grow.yaml",
          route(
              "reading:*",
              "setBody: { simple: '${body}${body}' }\n        - ".repeat(60) + "stop: {}"));

  @TempDir private Path folder;

  private static String route(String from, String steps) {
    return "- route:\n    from:\n      uri: \"%s\"\n      steps:\n        - %s\n"
        .formatted(from, steps);
  }

  @Test
  void aValueIsNotHeldBack() throws Exception {
    Path port = folder.resolve("ttyTIC");
    ScheduledExecutorService seconds = Executors.newSingleThreadScheduledExecutor();
    try (Pty line = Pty.plugIn(port);
        Device device = Device.started("tic.source", "serial:" + port);
        Master master = device.master();
        Rig rig = new Rig()) {
      await().until(() -> device.source().get("line").asText().equals("open"));
      for (int i = 0; i < 3; i++) {
        line.write(bytes(frame(group("ADSC", "042176000123"), group("URMS1", "230"))));
      }
      await().until(() -> master.refusal(1, 32774, 2) == 0);
      rig.serve("good.yaml", route("reading:*", "to: mqtt-out:tic/own/good"));
      for (Map.Entry<String, String> bad : BAD.entrySet()) {
        rig.serve(bad.getKey(), bad.getValue());
      }
      long begin = System.nanoTime();
      seconds.scheduleAtFixedRate(rig::frame, 0, 250, TimeUnit.MILLISECONDS);

      List<Double> millis = new ArrayList<>();
      int volts = 230;
      while (millis.size() < 200 || !stopped(rig)) {
        volts = volts == 230 ? 231 : 230;
        millis.add(millis(line, master, volts));
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
            .as("until all are stopped")
            .isLessThan(Duration.ofSeconds(12));
      }

      millis.sort(Double::compare);
      System.out.printf(
          "line to register while routes misbehave: median %.1f ms, p99 %.1f ms, all stopped after"
              + " %.1f s%n",
          millis.get(millis.size() / 2),
          millis.get(millis.size() * 99 / 100),
          (System.nanoTime() - begin) / 1e9);
      assertThat(millis.get(millis.size() * 99 / 100)).isLessThan(200);
      assertThat(rig.file("good.yaml").running()).isTrue();
    } finally {
      seconds.shutdownNow();
    }
  }

  private static boolean stopped(Rig rig) {
    return BAD.keySet().stream().map(rig::file).noneMatch(RunningFile::running);
  }

  private static double millis(Pty line, Master master, int volts) throws Exception {
    long begin = System.nanoTime();
    line.write(bytes(group("URMS1", Integer.toString(volts))));
    while (master.lowFirstFloat(1, 32774) != volts) {
      assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }
    return (System.nanoTime() - begin) / 1e6;
  }
}
