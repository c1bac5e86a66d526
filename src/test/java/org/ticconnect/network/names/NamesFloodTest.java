package org.ticconnect.network.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.support.SmallNetwork;
import org.ticconnect.support.Tool;

/** Processor time and memory of the announcing while somebody in the network floods it. */
@Tag("alone")
class NamesFloodTest {
  private static final String VICTIM = "ticC4";
  private static final String ATTACKER = "ticC5";
  private static final Duration SOON = Duration.ofSeconds(40);

  /** Of a core, in thousandths. */
  private static final int MOST_PER_MILLE = 50;

  private static final long MOST_KILOBYTES_MORE = 4096;

  private SmallNetwork network;
  private Process announcing;
  private BufferedWriter orders;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private record Figures(long millis, long kilobytes) {}

  @BeforeEach
  void connect() throws Exception {
    network = new SmallNetwork(VICTIM, ATTACKER);
  }

  @AfterEach
  void disconnect() throws Exception {
    if (announcing != null) {
      announcing.destroy();
      announcing.waitFor(5, TimeUnit.SECONDS);
    }
    network.close();
  }

  private static List<String> java(String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx24m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.ticconnect.network.names." + main);
    command.addAll(List.of(arguments));
    return command;
  }

  private void announce(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", VICTIM));
    command.addAll(java("NamesProcess", arguments));
    announcing = new ProcessBuilder(command).redirectErrorStream(true).start();
    orders = announcing.outputWriter();
    Thread reader =
        new Thread(() -> announcing.inputReader().lines().forEach(lines::add), "announcing");
    reader.setDaemon(true);
    reader.start();
  }

  private String asked(String order, Predicate<String> answer) throws IOException {
    int before = lines.size();
    orders.write(order + "\n");
    orders.flush();
    await().atMost(SOON).until(() -> lines.stream().skip(before).anyMatch(answer));
    return lines.stream().skip(before).filter(answer).findFirst().orElseThrow();
  }

  private void awaitState(String state) {
    await(state)
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> asked("?", line -> line.startsWith("told ")).startsWith("told " + state));
  }

  private Figures figures() throws IOException {
    String[] words = asked("figures", line -> line.startsWith("figures ")).split(" ");
    return new Figures(Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  private void flood(String kind, int seconds) throws Exception {
    List<String> command = java("FloodProcess", "eth0", "" + seconds, "meter", kind);
    try (Tool flood = network.run(ATTACKER, command.toArray(String[]::new))) {
      await().atMost(Duration.ofSeconds(seconds).plus(SOON)).until(() -> !flood.running());
      System.out.println("MEASURED " + kind + ": " + flood.lines() + " in " + seconds + " s");
      assertThat(flood.lines()).anyMatch(line -> line.startsWith("sent "));
    }
  }

  private void staysWithinBounds(String kind, int seconds) throws Exception {
    announce("meter");
    awaitState("announced");
    Figures before = figures();
    flood(kind, seconds);
    Figures after = figures();
    System.out.println("MEASURED " + kind + ": " + before + " " + after);
    assertThat(after.millis() - before.millis())
        .isLessThan(Math.max(500, (seconds + 2L) * MOST_PER_MILLE));
    assertThat(after.kilobytes() - before.kilobytes()).isLessThan(MOST_KILOBYTES_MORE);
    awaitState("announced");
  }

  @Test
  void namesOfThisDeviceInEachOfManyPacketsCostLittle() throws Exception {
    staysWithinBounds("rivals", 3);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"random", "huge", "names", "rivals", "questions"})
  void eachFloodCostsLittle(String kind) throws Exception {
    staysWithinBounds(kind, 20);
  }

  @Tag("long")
  @Test
  void whatCostsTooMuchPausesAndComesBack() throws Exception {
    announce("meter", "1");
    awaitState("announced");
    flood("questions", 4);
    assertThat(lines).anyMatch(line -> line.contains("took more than 1 % of a core"));
    awaitState("announced");
  }
}
