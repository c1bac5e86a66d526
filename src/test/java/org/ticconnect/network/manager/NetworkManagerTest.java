package org.ticconnect.network.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.network.HostName;
import org.ticconnect.support.NetworkLab;

/** The real NetworkManager in a network of the test's own. */
class NetworkManagerTest {
  private static final String ROUTER = NetworkLab.ROUTER;
  private static final String NEW = "192.168.77.20";
  private static final String NOBODY = "192.168.77.77";
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LATE = Duration.ofSeconds(60);

  private static NetworkLab lab;

  @TempDir private Path run;
  private ManagedNetwork network;

  @BeforeAll
  static void build() throws Exception {
    lab = new NetworkLab();
  }

  @AfterAll
  static void clear() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  @BeforeEach
  void begin() {
    network = network(LATE);
    until(20, () -> link().state() == Link.State.CONNECTED && link().addresses().size() == 1);
  }

  private ManagedNetwork network(Duration confirmWithin) {
    ManagedNetwork made =
        new ManagedNetwork(
            new NetworkSetup(
                lab.bus(), run, run.resolve("before"), Optional.empty(), confirmWithin, false),
            System::nanoTime,
            Clock.systemUTC(),
            address -> Optional.empty());
    made.begin();
    return made;
  }

  private void again(Duration confirmWithin) {
    network.close();
    network = network(confirmWithin);
  }

  @AfterEach
  void end() {
    network.factory();
    network.close();
  }

  private Link link() {
    NetworkState state = network.state();
    return state.links().stream()
        .filter(link -> link.name().equals(NetworkLab.LINK))
        .findFirst()
        .orElseThrow(() -> new AssertionError(state.toString()));
  }

  private static void until(int seconds, Callable<Boolean> condition) {
    await()
        .ignoreException(AssertionError.class)
        .atMost(Duration.ofSeconds(seconds))
        .pollInterval(Duration.ofMillis(50))
        .until(condition);
  }

  private static Wish fixed(String address) {
    return new Wish(
        Optional.empty(),
        Optional.of("fixed"),
        Optional.of(address),
        OptionalInt.of(24),
        Optional.of(ROUTER),
        List.of(ROUTER),
        Optional.empty());
  }

  private static Wish dhcp() {
    return new Wish(
        Optional.empty(),
        Optional.of("dhcp"),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static Wish called(String host) {
    return new Wish(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(host));
  }

  private void tries(Wish wish) {
    assertThat(network.change(wish)).isInstanceOf(Network.Change.Tried.class);
  }

  private void triesAndArrives(String address) {
    tries(fixed(address));
    until(10, () -> link().has(address) && link().state() == Link.State.CONNECTED);
  }

  private void keeps(String address) {
    triesAndArrives(address);
    assertThat(network.confirm(address)).isInstanceOf(Network.Confirmation.Kept.class);
  }

  private LastChange.What ended() {
    assertThat(network.state().pending()).isEmpty();
    return network.state().last().orElseThrow().what();
  }

  private String address() {
    return link().addresses().get(0).replaceFirst("/.*", "");
  }

  @Test
  void fromTheNetworkToFixedAndBack() throws Exception {
    Link before = link();
    assertThat(before.method()).contains(Link.Method.DHCP);
    assertThat(before.kind()).isEqualTo(Link.Kind.ETHERNET);
    assertThat(before.carrier()).isTrue();
    assertThat(before.changeable()).isTrue();
    assertThat(before.gateway()).contains(ROUTER);
    assertThat(before.dns()).containsExactly(ROUTER);
    String old = address();

    tries(fixed(NEW));
    assertThat(network.state().pending().orElseThrow().address()).contains(NEW);
    until(10, () -> link().has(NEW) && link().state() == Link.State.CONNECTED);
    assertThat(network.confirm(old)).isInstanceOf(Network.Confirmation.Refused.class);
    assertThat(network.confirm("127.0.0.1")).isInstanceOf(Network.Confirmation.Refused.class);
    assertThat(lab.profiles()).as("on disk before it is confirmed").doesNotContain(NEW);
    assertThat(network.change(dhcp())).isInstanceOf(Network.Change.Refused.class);
    assertThat(network.confirm(NEW)).isInstanceOf(Network.Confirmation.Kept.class);
    assertThat(lab.profiles()).contains(NEW);
    assertThat(link().method()).contains(Link.Method.FIXED);
    assertThat(lab.addresses()).contains(NEW + "/24");
    assertThat(lab.routes()).contains("default via " + ROUTER);
    assertThat(ended()).isEqualTo(LastChange.What.CONFIRMED);
    assertThat(network.change(fixed(NEW))).as("as it is").isEqualTo(new Network.Change.Done());

    tries(dhcp());
    assertThat(network.confirm(NEW))
        .as("at the address that is going")
        .isInstanceOf(Network.Confirmation.Refused.class);
    until(15, () -> network.state().pending().flatMap(PendingChange::address).isPresent());
    String given = network.state().pending().flatMap(PendingChange::address).orElseThrow();
    assertThat(network.confirm(given)).isInstanceOf(Network.Confirmation.Kept.class);
    assertThat(link().method()).contains(Link.Method.DHCP);
    assertThat(lab.profiles()).doesNotContain(NEW);
  }

  @Test
  void aWrongAddressComesBackByItself() throws Exception {
    comesBack(2, SOON);
  }

  @Test
  @Tag("long")
  void aWrongAddressComesBackTwentyTimesOfTwenty() throws Exception {
    comesBack(20, Duration.ofSeconds(3));
  }

  @Test
  @Tag("long")
  void aWrongAddressComesBackAfterTheUsualTime() throws Exception {
    comesBack(1, NetworkSetup.USUAL);
  }

  private void comesBack(int times, Duration within) throws Exception {
    again(within);
    until(5, () -> link().state() == Link.State.CONNECTED);
    String before = lab.addresses();
    String routes = lab.routes();
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      triesAndArrives(NOBODY);
      until(
          (int) within.toSeconds() + 10,
          () -> network.state().pending().isEmpty() && lab.addresses().equals(before));
      assertThat(lab.routes()).isEqualTo(routes);
      assertThat(ended()).isEqualTo(LastChange.What.TAKEN_BACK);
      System.out.printf(
          "wrong address %d of %d: back after %d ms%n",
          i + 1, times, (System.nanoTime() - begun) / 1_000_000);
    }
    assertThat(lab.profiles()).doesNotContain(NOBODY);
  }

  @Test
  void whatIsTriedIsTakenBackAtOnce() throws Exception {
    String before = lab.addresses();
    triesAndArrives(NOBODY);
    assertThat(network.cancel()).isTrue();
    until(5, () -> network.state().pending().isEmpty());
    assertThat(ended()).isEqualTo(LastChange.What.TAKEN_BACK);
    until(5, () -> lab.addresses().equals(before));
    assertThat(network.cancel()).isFalse();
  }

  @Test
  void aRestartInTheMiddleForgetsNothing() throws Exception {
    triesAndArrives(NEW);
    again(LATE);
    PendingChange pending = network.state().pending().orElseThrow();
    assertThat(pending.secondsLeft()).isBetween(LATE.toSeconds() - 15, LATE.toSeconds());
    assertThat(network.confirm(NEW)).isInstanceOf(Network.Confirmation.Kept.class);
    assertThat(lab.profiles()).contains(NEW);

    again(SOON);
    triesAndArrives(NOBODY);
    network.close();
    until(10, () -> lab.addresses().contains(NEW));
    network = network(SOON);
    until(5, () -> network.state().last().isPresent());
    assertThat(ended()).isEqualTo(LastChange.What.TAKEN_BACK);
  }

  @Test
  void anAddressInUseIsTakenBackAtOnceAndTold() throws Exception {
    lab.neighbour("192.168.77.30");
    String before = lab.addresses();
    long begun = System.nanoTime();
    tries(fixed("192.168.77.30"));
    until(10, () -> network.state().pending().isEmpty());
    assertThat(ended()).isEqualTo(LastChange.What.FAILED);
    assertThat(network.state().last().orElseThrow().message()).contains("in use by another");
    until(5, () -> lab.addresses().equals(before));
    System.out.printf("address in use: back after %d ms%n", (System.nanoTime() - begun) / 1000000);
  }

  @Test
  void aCableIsPulledAndPlugged() throws Exception {
    lab.cable(false);
    long begun = System.nanoTime();
    try {
      until(5, () -> !link().carrier());
      System.out.printf("cable pulled: seen after %d ms%n", (System.nanoTime() - begun) / 1000000);
      assertThat(network.change(fixed(NEW)))
          .isInstanceOfSatisfying(
              Network.Change.Wrong.class,
              wrong -> assertThat(wrong.mistakes().get(0).sentence()).contains("has no cable"));
    } finally {
      lab.cable(true);
    }
    begun = System.nanoTime();
    until(30, () -> link().state() == Link.State.CONNECTED && !link().addresses().isEmpty());
    System.out.printf(
        "cable plugged: address after %d ms%n", (System.nanoTime() - begun) / 1000000);
  }

  @Test
  void connectsAnewAndTakesTheAddressThatTheRouterGivesThen() throws Exception {
    String before = address();
    lab.stopServer();
    lab.startServer(200);
    try {
      long begun = System.nanoTime();
      network.reconnect();
      assertThat(System.nanoTime() - begun).isLessThan(Duration.ofMillis(100).toNanos());
      until(30, () -> lab.addresses().contains("192.168.77.2"));
      System.out.printf("connected anew after %d ms%n", (System.nanoTime() - begun) / 1000000);
      assertThat(lab.addresses()).doesNotContain(before + "/");
    } finally {
      lab.stopServer();
      lab.startServer(100);
    }
  }

  @Test
  void anotherStartOfNetworkManagerTakesBackToo() throws Exception {
    keeps(NEW);
    triesAndArrives(NOBODY);
    lab.stopManager();
    String reason = network.state().readOnly().orElse("");
    lab.startManager();
    assertThat(reason).contains("does not run");
    until(20, () -> lab.addresses().contains(NEW) && network.state().pending().isEmpty());
    assertThat(ended()).isEqualTo(LastChange.What.TAKEN_BACK);
    assertThat(lab.profiles()).contains(NEW).doesNotContain(NOBODY);
  }

  @Test
  void aRebootInTheMiddleBringsBackWhatWas() throws Exception {
    keeps(NEW);
    triesAndArrives(NOBODY);
    network.close();
    lab.reboot();
    until(20, () -> lab.addresses().contains(NEW));
    network = network(LATE);
    until(10, () -> link().has(NEW));
  }

  @Test
  void aBusThatBeginsAnewIsFoundAgain() throws Exception {
    lab.stopBus();
    try {
      // What was on its way when the bus ended is waited for.
      until(25, () -> network.state().readOnly().orElseThrow().contains("no NetworkManager"));
      assertThat(network.state().links()).noneMatch(Link::changeable);
      assertThat(network.change(fixed(NEW))).isInstanceOf(Network.Change.Refused.class);
      network.reconnect();
      network.factory();
    } finally {
      lab.startBus();
      lab.startManager();
    }
    until(20, () -> network.state().readOnly().isEmpty());
  }

  @Test
  @Tag("long")
  void theAddressOfTheLeaseChanges() throws Exception {
    String before = address();
    lab.stopServer();
    lab.startServer(200);
    try {
      long begun = System.nanoTime();
      until(150, () -> lab.addresses().contains("192.168.77.2"));
      System.out.printf("lease changed after %d ms%n", (System.nanoTime() - begun) / 1000000);
      assertThat(lab.addresses()).doesNotContain(before + "/");
      assertThat(address()).startsWith("192.168.77.2");
    } finally {
      lab.stopServer();
      lab.startServer(100);
    }
  }

  @Test
  @Tag("long")
  void whoDoesNotAnswerIsNotWaitedForLong() throws Exception {
    lab.freezeManager(true);
    try {
      long begun = System.nanoTime();
      assertThat(network.state().readOnly().orElseThrow()).contains("does not answer");
      assertThat(System.nanoTime() - begun).isLessThan(Duration.ofMillis(6500).toNanos());
      begun = System.nanoTime();
      assertThat(network.state().readOnly()).isPresent();
      assertThat(System.nanoTime() - begun).as("again").isLessThan(1_000_000_000L);
    } finally {
      lab.freezeManager(false);
    }
    until(25, () -> network.state().readOnly().isEmpty());
  }

  @Test
  void factoryDefaultsForgetWhatWasSet() throws Exception {
    keeps(NEW);
    network.factory();
    until(15, () -> link().state() == Link.State.CONNECTED && !link().has(NEW));
    assertThat(link().method()).contains(Link.Method.DHCP);
    assertThat(lab.profiles()).doesNotContain(NEW);
  }

  @Test
  void theNameIsSetForTheMachineUntilFactoryDefaults() throws IOException {
    String before = HostName.now();
    assertThat(network.change(called("tic-attic"))).isEqualTo(new Network.Change.Done());
    assertThat(lab.host()).isEqualTo("tic-attic");
    assertThat(network.change(called("tic-cellar"))).isEqualTo(new Network.Change.Done());
    network.factory();
    assertThat(lab.host()).isEqualTo(before);
  }
}
