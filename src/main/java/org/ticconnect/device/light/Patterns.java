package org.ticconnect.device.light;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ticconnect.device.LampState;
import org.ticconnect.device.light.Pattern.Phase;

/**
 * The pattern of each state of the lamp. Two colours follow each other every 500 ms, so that the
 * period of one fault is 1 s; two faults take turns, 1 s each. While the button is held everything
 * goes four times as fast, and what is steady blinks.
 */
public final class Patterns {
  /** How long each colour of a blinking pattern is shown. */
  public static final Duration HALF = Duration.ofMillis(500);

  /** The same while the button is held. */
  public static final Duration QUICK_HALF = HALF.dividedBy(4);

  private static final Duration FLASH = Duration.ofMillis(100);
  private static final Duration SLOW_GAP = Duration.ofMillis(2_900);
  private static final Duration FAST_GAP = Duration.ofMillis(900);

  private final int orange;
  private final boolean blue;

  /**
   * @param orange share of green in orange, 1 to 100 %
   * @param blue whether the lamp has blue, without which the signals of owners' routes cannot be
   *     told from faults
   */
  public Patterns(int orange, boolean blue) {
    this.orange = orange;
    this.blue = blue;
  }

  /**
   * @param quick whether the button is held long enough to tell it
   */
  public Pattern of(LampState state, boolean quick) {
    LampState shown = state instanceof LampState.Signal && !blue ? new LampState.AllWell() : state;
    List<Light> lights = Arrays.stream(shown.pattern().split("[/,] ?")).map(this::light).toList();
    if (lights.size() > 1) {
      return each(lights.stream(), quick ? QUICK_HALF : HALF);
    }
    return quick
        ? each(Stream.concat(lights.stream(), Stream.of(Light.DARK)), QUICK_HALF)
        : Pattern.steady(lights.get(0));
  }

  /**
   * The lamp that Enedis asks of receivers (specification, annex A): 0.1 s of light every 3 s while
   * frames are correct, every second while they are not.
   */
  public static Pattern receiver(boolean correct) {
    return new Pattern(
        List.of(
            new Phase(new Light(Led.FULL, Led.FULL, Led.FULL), FLASH),
            new Phase(Light.DARK, correct ? SLOW_GAP : FAST_GAP)));
  }

  private static Pattern each(Stream<Light> lights, Duration time) {
    return new Pattern(lights.map(light -> new Phase(light, time)).toList());
  }

  private Light light(String name) {
    return Light.named(name, orange)
        .orElseThrow(() -> new IllegalArgumentException("no light is called " + name));
  }
}
