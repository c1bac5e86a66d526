package org.ticconnect.device.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.device.LampState;
import org.ticconnect.device.Troubles;
import org.ticconnect.device.hardware.Hardware;
import org.ticconnect.device.hardware.MockPins;

/** Each pattern in real time, as LEDs of the kernel and simulated pins see it. */
@Tag("alone")
class LampTraceTest {
  private static final Logger LOG = LoggerFactory.getLogger(LampTraceTest.class);
  private static final Percentage TENTH = Percentage.withPercentage(10);
  private static final Patterns PATTERNS = new Patterns(30, true);

  private final ScheduledExecutorService eyes = Executors.newSingleThreadScheduledExecutor();
  private final List<Player> players = new ArrayList<>();
  @TempDir private Path leds;

  @AfterEach
  void end() {
    eyes.shutdownNow();
    players.forEach(player -> player.end(Duration.ofSeconds(5)));
  }

  private static LampState faulty(LampState.Fault... faults) {
    return new LampState.Faulty(new TreeSet<>(List.of(faults)));
  }

  private Thread play(Bulb bulb, Pattern pattern) {
    Player player = new Player(bulb, System::nanoTime);
    players.add(player);
    player.play(pattern);
    Thread thread = new Thread(player, "test-lamp");
    thread.start();
    return thread;
  }

  private static TendedLed tended(Led led) {
    return new TendedLed(led, new Troubles("a test's lamp"), System::nanoTime);
  }

  private static Bulb bulb(Hardware hardware, String red, String green, String blue) {
    return new Bulb(
        tended(hardware.led(Optional.of(red), true)),
        tended(hardware.led(Optional.of(green), true)),
        tended(hardware.led(Optional.of(blue), true)));
  }

  /** Three LEDs of the kernel that dim, and what they show while a pattern is played. */
  private Trace kernel(String name, Pattern pattern) throws Exception {
    Hardware hardware = new MockPins().hardware(leds);
    List<Path> files = new ArrayList<>();
    for (String colour : List.of("red", "green", "blue")) {
      Path folder = Files.createDirectories(leds.resolve(name + ":" + colour));
      Files.writeString(folder.resolve("max_brightness"), "100\n");
      files.add(Files.writeString(folder.resolve("brightness"), "0\n"));
    }
    Trace trace = new Trace();
    eyes.scheduleAtFixedRate(
        () -> trace.see(light(files), System.nanoTime()), 0, 2, TimeUnit.MILLISECONDS);
    play(
        bulb(hardware, "led:" + name + ":red", "led:" + name + ":green", "led:" + name + ":blue"),
        pattern);
    return trace;
  }

  private static String light(List<Path> files) {
    StringBuilder light = new StringBuilder();
    for (Path file : files) {
      light.append(' ').append(level(file));
    }
    return light.substring(1);
  }

  private static String level(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("?");
    } catch (java.io.IOException gone) {
      return "gone";
    }
  }

  private static void blinks(Trace trace, String light, int on, int period) {
    assertThat(trace.on(light)).as("%s of %s", light, trace).isCloseTo(on, TENTH);
    assertThat(trace.period(light)).as("%s of %s", light, trace).isCloseTo(period, TENTH);
  }

  @Test
  void eachPatternHasItsPeriodAndTimes() throws Exception {
    Trace noTic = kernel("tic", PATTERNS.of(faulty(LampState.Fault.NO_TIC), false));
    Trace noAddress = kernel("address", PATTERNS.of(faulty(LampState.Fault.NO_ADDRESS), false));
    Trace both =
        kernel(
            "both", PATTERNS.of(faulty(LampState.Fault.NO_TIC, LampState.Fault.NO_ADDRESS), false));
    Trace signal = kernel("signal", PATTERNS.of(new LampState.Signal("blue", true), false));
    Trace held = kernel("held", PATTERNS.of(faulty(LampState.Fault.NO_TIC), true));
    Trace heldGreen = kernel("green", PATTERNS.of(new LampState.AllWell(), true));
    Trace good = kernel("good", Patterns.receiver(true));
    Trace bad = kernel("bad", Patterns.receiver(false));
    Trace steady = kernel("steady", PATTERNS.of(new LampState.Booting(), false));
    await().atMost(Duration.ofSeconds(30)).until(() -> good.count("100 100 100") >= 3);

    blinks(noTic, "100 0 0", 500, 1_000);
    blinks(noTic, "0 100 0", 500, 1_000);
    blinks(noAddress, "100 30 0", 500, 1_000);
    blinks(noAddress, "0 100 0", 500, 1_000);
    blinks(both, "100 0 0", 500, 2_000);
    blinks(both, "100 30 0", 500, 2_000);
    blinks(both, "0 100 0", 500, 1_000);
    blinks(signal, "0 0 100", 500, 1_000);
    blinks(held, "100 0 0", 125, 250);
    blinks(heldGreen, "0 100 0", 125, 250);
    blinks(good, "100 100 100", 100, 3_000);
    blinks(bad, "100 100 100", 100, 1_000);
    assertThat(steady.toString()).contains("100 0 0").doesNotContain("0 100 0");
    LOG.info(
        "red/green {}+{} of {} ms, orange/green {}+{} of {} ms, receiver {} of {} and {} of {} ms, held {} of {} ms",
        noTic.on("100 0 0"),
        noTic.on("0 100 0"),
        noTic.period("100 0 0"),
        noAddress.on("100 30 0"),
        noAddress.on("0 100 0"),
        noAddress.period("100 30 0"),
        good.on("100 100 100"),
        good.period("100 100 100"),
        bad.on("100 100 100"),
        bad.period("100 100 100"),
        held.on("100 0 0"),
        held.period("100 0 0"));
    for (Player player : players) {
      assertThat(player.end(Duration.ofSeconds(5))).isTrue();
    }
    assertThat(leds).isDirectoryRecursivelyContaining("glob:**/brightness");
    for (String name : List.of("tic:red", "tic:green", "steady:red", "good:red", "address:green")) {
      assertThat(level(leds.resolve(name).resolve("brightness"))).as(name).isEqualTo("0");
    }
  }

  @Test
  void pinsThatAreOnlyOnAndOffShowOrangeByTheShareOfTheGreen() {
    MockPins pins = new MockPins();
    Trace red = new Trace();
    Trace green = new Trace();
    pins.watch(17, event -> red.see(event.state().isHigh() ? "on" : "off", System.nanoTime()));
    pins.watch(27, event -> green.see(event.state().isHigh() ? "on" : "off", System.nanoTime()));
    long begun = System.nanoTime();
    Thread thread =
        play(
            bulb(pins.hardware(leds), "gpio:17", "gpio:27", "gpio:22"),
            PATTERNS.of(faulty(LampState.Fault.NO_ADDRESS), false));
    await().atMost(Duration.ofSeconds(30)).until(() -> red.count("on") >= 3);

    double busy =
        100.0
            * ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId())
            / (System.nanoTime() - begun);
    LOG.info(
        "orange on pins: green {} of {} ms, {} % of a processor",
        green.on("on"), green.period("on"), busy);
    blinks(red, "on", 500, 1_000);
    assertThat(green.on("on")).as("of each 8 ms").isCloseTo(2.4, TENTH);
    assertThat(green.period("on")).isCloseTo(8, TENTH);
    assertThat(busy).isLessThan(10);
    assertThat(players.get(0).end(Duration.ofSeconds(5))).isTrue();
    assertThat(pins.high(17) || pins.high(27) || pins.high(22)).as("dark").isFalse();
  }

  @Test
  void nothingIsSwitchedQuicklyWhileNothingNeedsIt() {
    MockPins pins = new MockPins();
    Trace green = new Trace();
    pins.watch(27, event -> green.see(event.state().isHigh() ? "on" : "off", System.nanoTime()));
    play(
        bulb(pins.hardware(leds), "gpio:17", "gpio:27", "gpio:22"),
        PATTERNS.of(faulty(LampState.Fault.NO_TIC), false));
    await().atMost(Duration.ofSeconds(30)).until(() -> green.count("on") >= 2);

    blinks(green, "on", 500, 1_000);
    assertThat(green.count("on")).isCloseTo(2, within(1));
  }
}
