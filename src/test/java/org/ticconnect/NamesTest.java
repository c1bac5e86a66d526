package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Avahi;
import org.ticconnect.support.Peers;
import org.ticconnect.support.SmallNetwork;
import org.ticconnect.support.Tool;

/** Two devices and a browser of Debian's in a network of their own. */
class NamesTest {
  private static final String ONE = "ticC1";
  private static final String OTHER = "ticC2";
  private static final String BROWSER = "ticC3";
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private SmallNetwork network;
  private Avahi avahi;

  @BeforeEach
  void connect() throws Exception {
    network = new SmallNetwork(ONE, OTHER, BROWSER);
    avahi = new Avahi(network, BROWSER, "browser", Files.createDirectory(folder.resolve("avahi")));
    avahi.awaitStarted();
  }

  @AfterEach
  void disconnect() throws Exception {
    if (avahi != null) {
      avahi.close();
    }
    network.close();
  }

  /** The whole program on one of the machines. */
  private Tool device(String machine, String... settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "org.ticconnect.TicConnect"));
    command.addAll(List.of("--home", Device.HOME.toString()));
    command.addAll(List.of("--data", folder.resolve(machine).toString()));
    command.add("-Dtic.source=simulator:");
    command.add("-Dhttp.bind=0.0.0.0");
    command.add("-Dmodbus.bind=0.0.0.0");
    for (String setting : settings) {
      command.add("-D" + setting);
    }
    return network.run(machine, command.toArray(String[]::new));
  }

  private static void awaitService(Tool browser, String host, String address) {
    await(host + " with " + address)
        .atMost(SOON)
        .until(
            () ->
                browser.lines().stream()
                    .anyMatch(
                        line ->
                            line.startsWith("=")
                                && line.contains(";" + host + ".local;" + address + ";")));
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** One scene, for each start of the program costs seconds. */
  @Test
  void bothAreFoundUnderDifferentNamesThroughAFloodSayFarewellAndFollowTheirAddress()
      throws Exception {
    Peers.require("mbpoll");
    try (Tool pages = avahi.browse("_http._tcp");
        Tool tables = avahi.browse("_modbus._tcp");
        Tool one = device(ONE, "names.host=meter", "https.port=8443")) {
      awaitService(pages, "meter", network.address(ONE));
      awaitService(tables, "meter", network.address(ONE));
      assertThat(pages.lines())
          .anyMatch(line -> line.matches("=;.*\"path=/\".*") && line.contains("\"sha256="));
      assertThat(tables.lines())
          .anyMatch(line -> line.contains("\"unit=1,240\"") && line.contains(";1502;"));
      try (Tool other = device(OTHER, "names.host=meter")) {
        awaitService(pages, "meter-2", network.address(OTHER));
        assertThat(other.lines())
            .filteredOn(line -> line.contains("meter.local is somebody else's"))
            .hasSize(1);
        assertThat(one.lines()).noneMatch(line -> line.contains("somebody else's"));
        assertThat(avahi.resolve("meter.local")).contains(network.address(ONE));
        assertThat(avahi.resolve("meter-2.local")).contains(network.address(OTHER));

        flood("meter");
        assertThat(avahi.resolve("meter.local")).contains(network.address(ONE));

        long changed = System.nanoTime();
        network.address(OTHER, "10.99.7.77");
        await()
            .atMost(SOON)
            .until(() -> avahi.resolve("meter-2.local").equals(Optional.of("10.99.7.77")));
        System.out.println("MEASURED new address announced after " + since(changed));

        long stopped = System.nanoTime();
        one.close();
        await()
            .atMost(SOON)
            .until(
                () ->
                    pages.lines().stream()
                        .anyMatch(line -> line.startsWith("-") && line.contains("032meter;")));
        System.out.println("MEASURED farewell seen after " + since(stopped));
        assertThat(since(stopped)).isLessThan(Duration.ofSeconds(2));
      }
    }
  }

  private void flood(String victim) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try (Tool flood =
        network.run(
            BROWSER,
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.ticconnect.network.names.FloodProcess",
            "eth0",
            "3",
            victim,
            "rivals")) {
      await().atMost(SOON).until(() -> pollsWell() && !flood.running());
      assertThat(flood.lines()).anyMatch(line -> line.startsWith("sent "));
    }
  }

  private boolean pollsWell() throws Exception {
    try (Tool poll =
        network.run(
            OTHER,
            "mbpoll",
            "-m",
            "tcp",
            "-p",
            "1502",
            "-a",
            "240",
            "-t",
            "3",
            "-r",
            "1",
            "-1",
            network.address(ONE))) {
      await().atMost(SOON).until(() -> !poll.running());
      assertThat(poll.lines()).noneMatch(line -> line.contains("timed out"));
      return true;
    }
  }

  @Tag("long")
  @Test
  void theSystemsResponderIsLeftAlone() throws Exception {
    try (Tool one = device(ONE, "names.announce=system")) {
      await()
          .atMost(SOON)
          .until(
              () ->
                  one.lines().stream()
                      .anyMatch(line -> line.contains("TIC Connect") && line.contains("runs")));
      try (Tool sockets = network.run(ONE, "ss", "-lnu")) {
        await().atMost(SOON).until(() -> !sockets.running());
        assertThat(sockets.lines()).noneMatch(line -> line.contains(":5353"));
      }
    }
  }
}
