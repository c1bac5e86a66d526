package org.ticconnect.device.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticconnect.device.LampState;

/** What the lamp shows in each of its states. */
class PatternsTest {
  private static final Patterns PATTERNS = new Patterns(30, true);
  private static final LampState NO_TIC = faulty(LampState.Fault.NO_TIC);
  private static final LampState NO_ADDRESS = faulty(LampState.Fault.NO_ADDRESS);
  private static final LampState BOTH = faulty(LampState.Fault.NO_ADDRESS, LampState.Fault.NO_TIC);

  private static LampState faulty(LampState.Fault... faults) {
    return new LampState.Faulty(new TreeSet<>(List.of(faults)));
  }

  static Stream<Arguments> states() {
    return Stream.of(
        arguments(new LampState.Booting(), "red", "red 125, off 125"),
        arguments(new LampState.AllWell(), "green", "green 125, off 125"),
        arguments(NO_TIC, "red 500, green 500", "red 125, green 125"),
        arguments(NO_ADDRESS, "orange 500, green 500", "orange 125, green 125"),
        arguments(
            BOTH,
            "red 500, green 500, orange 500, green 500",
            "red 125, green 125, orange 125, green 125"),
        arguments(new LampState.Signal("blue", false), "blue", "blue 125, off 125"),
        arguments(new LampState.Signal("cyan", false), "cyan", "cyan 125, off 125"),
        arguments(
            new LampState.Signal("violet", true), "violet 500, off 500", "violet 125, off 125"),
        arguments(new LampState.Signal("white", true), "white 500, off 500", "white 125, off 125"));
  }

  @ParameterizedTest
  @MethodSource("states")
  void eachStateHasItsPattern(LampState state, String usual, String held) {
    assertThat(PATTERNS.of(state, false)).isEqualTo(pattern(usual));
    assertThat(PATTERNS.of(state, true)).isEqualTo(pattern(held));
  }

  private static Pattern pattern(String phases) {
    return phases.contains(" ")
        ? new Pattern(Stream.of(phases.split(", ")).map(PatternsTest::phase).toList())
        : Pattern.steady(light(phases));
  }

  private static Pattern.Phase phase(String text) {
    String[] words = text.split(" ");
    return new Pattern.Phase(light(words[0]), Duration.ofMillis(Long.parseLong(words[1])));
  }

  private static Light light(String name) {
    return Light.named(name, 30).orElseThrow();
  }

  @Test
  void aLampWithoutBlueShowsNoSignalThatCouldBeTakenForAFault() {
    assertThat(new Patterns(30, false).of(new LampState.Signal("white", true), false))
        .isEqualTo(pattern("green"));
  }

  @Test
  void orangeIsRedWithALittleGreen() {
    assertThat(light("orange")).isEqualTo(new Light(100, 30, 0));
  }

  @Test
  void theReceiversLampBlinksAsEnedisAsks() {
    assertThat(Patterns.receiver(true)).isEqualTo(pattern("white 100, off 2900"));
    assertThat(Patterns.receiver(false)).isEqualTo(pattern("white 100, off 900"));
  }

  @Test
  void aMomentIsInItsPhase() {
    Pattern two = pattern("red 500, green 500");
    assertThat(two.at(Duration.ofMillis(1_499).toNanos()))
        .isEqualTo(new Pattern.Moment(light("red"), Duration.ofMillis(1).toNanos()));
    assertThat(two.at(Duration.ofMillis(1_500).toNanos()))
        .isEqualTo(new Pattern.Moment(light("green"), Duration.ofMillis(500).toNanos()));
  }
}
