package org.ticconnect.owner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticconnect.mapping.MappingException;

/** Files of owners in their number, and what they take together. */
class RoomTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private static String text(int routes) {
    StringBuilder text = new StringBuilder();
    for (int route = 0; route < routes; route++) {
      text.append("- route: { from: { uri: 'reading:', steps: [ { to: 'lamp:blue' } ] } }\n");
    }
    return text.toString();
  }

  private static Map<String, String> files(int count, int routes) {
    Map<String, String> files = new TreeMap<>();
    for (int file = 0; file < count; file++) {
      files.put("f%03d.yaml".formatted(file), text(routes));
    }
    return files;
  }

  private void refused(Map<String, String> files, String file, String problem) {
    assertThatThrownBy(() -> rig.routes.serve(files))
        .isInstanceOfSatisfying(
            MappingException.class,
            wrong ->
                assertThat(wrong.mistakes())
                    .first()
                    .satisfies(
                        mistake -> {
                          assertThat(mistake.file()).isEqualTo(file);
                          assertThat(mistake.problem()).isEqualTo(problem);
                        }));
  }

  @Test
  void thirtyFilesWithSixtyRoutesRun() throws Exception {
    rig.routes.serve(files(30, 2));

    assertThat(rig.routes.files()).hasSize(30).allMatch(RunningFile::running);
    Map<String, String> other = files(30, 2);
    other.replaceAll((name, text) -> text + "# changed\n");
    rig.routes.serve(other);
    assertThat(rig.routes.files()).hasSize(30);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().contains("yaml")))
                    .hasSize(60));
  }

  @Test
  void oneMoreFileIsRefusedAndTheOthersGoOn() throws Exception {
    rig.routes.serve(files(30, 1));
    Map<String, String> more = files(30, 1);
    more.put("a.yaml", text(1));

    refused(
        more,
        "a.yaml",
        "there is no room for it: 30 files run already; at most 30 files with 60 routes in all may"
            + " run");

    assertThat(rig.routes.files()).hasSize(30).allMatch(RunningFile::running);
    assertThat(rig.routes.runs("a.yaml")).isFalse();
  }

  @Test
  void moreRoutesAreRefused() throws Exception {
    rig.routes.serve(files(2, 20));
    Map<String, String> more = files(2, 20);
    more.put("a.yaml", text(15));
    more.put("b.yaml", text(6));

    refused(
        more,
        "b.yaml",
        "there is no room for it: it has 6 routes beside 55 of other files; at most 30 files with"
            + " 60 routes in all may run");

    assertThat(rig.routes.files()).extracting(RunningFile::name).hasSize(2);
    more.put("b.yaml", text(5));
    rig.routes.serve(more);
    assertThat(rig.routes.runs("b.yaml")).isTrue();
  }

  private static String timer(int steps) {
    return "- route: { from: { uri: 'timer:a?period=10&delay=0', steps: [ { loop: { constant: %d,"
            .formatted(steps)
        + " steps: [ { setHeader: { name: a, simple: '${header.a} a' } },"
        + " { removeHeader: { name: a } } ] } } ] } }";
  }

  @Test
  void theHungriestOfAllIsStopped() throws Exception {
    Map<String, String> stopped = new ConcurrentHashMap<>();
    try (OwnerRoutes frugal =
        new OwnerRoutes((file, text) -> List.of(), Rig.RULE, rig.around, stopped::put, 0.000_01)) {
      frugal.serve(Map.of("little.yaml", timer(1), "much.yaml", timer(300)));

      await()
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                frugal.watch();
                return !stopped.isEmpty();
              });

      assertThat(stopped).containsExactly(Map.entry("much.yaml", CoreShare.REASON));
      assertThat(frugal.runs("little.yaml")).isTrue();
      assertThat(frugal.runs("much.yaml")).isFalse();
    }
  }
}
