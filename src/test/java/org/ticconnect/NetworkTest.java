package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.NetworkLab;

/** The whole program in a network of its own, as its neighbours find it. */
class NetworkTest {
  private static final String NEW = "192.168.77.20";
  private static final int PORT = 8080;

  @TempDir private static Path folder;
  private static NetworkLab lab;

  @BeforeAll
  static void start() throws Exception {
    lab = new NetworkLab();
    Path data = Claimed.folder(folder.resolve("data"));
    List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-euc"));
    // Where the program looks for the system's bus it finds the one of the test.
    command.add(
        "mount --make-rprivate /; mount -t tmpfs tmpfs /run; mkdir /run/dbus;"
            + " ln -s \"$1\" /run/dbus/system_bus_socket; shift; exec \"$@\"");
    command.addAll(List.of("sh", lab.bus().replace("unix:path=", "")));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", absoluteClassPath()));
    command.add("org.ticconnect.TicConnect");
    command.addAll(List.of("--home", Device.HOME.toString(), "--data", data.toString()));
    command.addAll(List.of("--run", folder.resolve("run").toString()));
    command.addAll(
        List.of(
            "-Dhttp.port=" + PORT,
            "-Dhttp.bind=0.0.0.0",
            "-Dhttps.port=",
            "-Dmodbus.port=1502",
            "-Dnames.announce=off",
            "-Dtic.source=simulator:single-phase"));
    lab.inDevice("program", command.toArray(String[]::new));
    until(40, () -> !own("GET", "/api/network", "").isEmpty());
    until(20, () -> !address().isEmpty());
  }

  private static String absoluteClassPath() {
    return System.getProperty("java.class.path");
  }

  @AfterAll
  static void stop() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  private static void until(int seconds, Callable<Boolean> condition) {
    await()
        .ignoreExceptions()
        .atMost(Duration.ofSeconds(seconds))
        .pollInterval(Duration.ofMillis(100))
        .until(condition);
  }

  private static String[] curl(
      String host, String method, String path, String body, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "curl", "-s", "-m", "8", "-X", method, "-H", "Authorization: " + Device.BEARER));
    if (!body.isEmpty()) {
      command.addAll(List.of("-H", "Content-Type: application/json", "-d", body));
    }
    command.addAll(List.of(more));
    command.add("http://" + host + ":" + PORT + path);
    return command.toArray(String[]::new);
  }

  /** What the device says to a neighbour. */
  private static JsonNode ask(String host, String method, String path, String body, String... more)
      throws Exception {
    return new ObjectMapper().readTree(lab.fromLan(curl(host, method, path, body, more)));
  }

  /** What it says to somebody on itself. */
  private static JsonNode own(String method, String path, String body) throws Exception {
    return new ObjectMapper().readTree(lab.fromDevice(curl("127.0.0.1", method, path, body)));
  }

  private static JsonNode network() throws Exception {
    return own("GET", "/api/network", "");
  }

  private static String address() throws Exception {
    return network().at("/interfaces/0/addresses/0").asText().replaceFirst("/.*", "");
  }

  private static String lamp() throws Exception {
    return own("GET", "/api/status", "").at("/lamp/meaning").asText();
  }

  private static long frames() throws Exception {
    return own("GET", "/api/status", "").at("/sources/0/frames").asLong();
  }

  private static String fixed(String address) {
    return ("{'interface':'tb0','method':'fixed','address':'%s','prefix':24,"
            + "'gateway':'192.168.77.1','dns':['192.168.77.1']}")
        .formatted(address)
        .replace('\'', '"');
  }

  @Test
  void anotherAddressIsKeptOnlyByWhoAsksThere() throws Exception {
    String old = address();
    JsonNode tried = ask(old, "PUT", "/api/network", fixed(NEW));
    assertThat(tried.at("/pending/address").asText()).isEqualTo(NEW);
    assertThat(tried.at("/pending/url").asText()).isEqualTo("http://" + NEW + ":" + PORT);
    until(10, () -> ask(NEW, "GET", "/api/network", "").at("/pending/seconds_left").asInt() > 0);

    JsonNode elsewhere = own("POST", "/api/network/confirm", "");
    assertThat(elsewhere.at("/error").asText()).contains("127.0.0.1").contains(NEW);
    assertThat(elsewhere.at("/error_fr").asText()).contains("demandé");
    assertThat(elsewhere.at("/url").asText()).isEqualTo("http://" + NEW + ":" + PORT);
    JsonNode liar =
        new ObjectMapper()
            .readTree(
                lab.fromDevice(
                    curl(
                        "127.0.0.1",
                        "POST",
                        "/api/network/confirm",
                        "",
                        "-H",
                        "CamelVertxPlatformHttpLocalAddress: " + NEW + ":" + PORT)));
    assertThat(liar.at("/error").asText()).contains("127.0.0.1");
    assertThat(ask(NEW, "POST", "/api/network/confirm", "").at("/did").asText())
        .isEqualTo("confirmed");
    assertThat(network().at("/last/what").asText()).isEqualTo("confirmed");
    assertThat(network().at("/interfaces/0/method").asText()).isEqualTo("fixed");
    until(5, () -> lab.log("program").contains("The addresses are now [" + NEW + " at tb0]"));

    lab.neighbour("192.168.77.31");
    JsonNode taken = ask(NEW, "PUT", "/api/network", fixed("192.168.77.31"));
    assertThat(taken.at("/errors/0/key").asText()).isEqualTo("address");
    assertThat(taken.at("/errors/0/error").asText()).contains("is in use by the machine");
    JsonNode wrong = ask(NEW, "PUT", "/api/network", fixed("192.168.77.255").replace("24", "33"));
    assertThat(wrong.at("/errors/0/key").asText()).isEqualTo("prefix");

    ask(NEW, "PUT", "/api/network", "{\"method\":\"dhcp\"}");
    until(15, () -> !network().at("/pending/address").asText("null").equals("null"));
    String given = network().at("/pending/address").asText();
    assertThat(ask(given, "POST", "/api/network/confirm", "").at("/did").asText())
        .isEqualTo("confirmed");
  }

  @Test
  void theLampTellsThatThereIsNoAddressAndThatThereIsOneAgain() throws Exception {
    until(20, () -> !lamp().contains("address"));
    lab.cable(false);
    try {
      long begun = System.nanoTime();
      until(5, () -> lamp().contains("address"));
      System.out.printf("no address: lamp after %d ms%n", (System.nanoTime() - begun) / 1000000);
      long frames = frames();
      until(10, () -> frames() > frames + 1);
    } finally {
      lab.cable(true);
    }
    long begun = System.nanoTime();
    until(30, () -> !lamp().contains("address"));
    System.out.printf("address again: lamp after %d ms%n", (System.nanoTime() - begun) / 1000000);
  }
}
