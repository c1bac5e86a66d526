package org.ticconnect.meter.estimate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the supplier calls its indexes: the text that LTARF has while NTARF has a number. The groups
 * of a frame need not belong to the same second, so three frames have to say the same.
 */
final class TariffNames {
  private static final int FRAMES_TO_BE_SURE = 3;

  private record Heard(long index, String name) {}

  private final Map<Long, String> names = new HashMap<>();
  private Optional<String> name = Optional.empty();
  private Optional<Heard> last = Optional.empty();
  private int frames;

  /** LTARF, without padding; the meter sends it before NTARF. */
  void name(String text) {
    name = Optional.of(text);
  }

  /**
   * @param index NTARF, 1 to 10
   */
  void index(long index) {
    Optional<Heard> heard = name.map(text -> new Heard(index, text));
    frames = heard.equals(last) ? frames + 1 : 1;
    last = heard;
    name = Optional.empty();
    if (frames >= FRAMES_TO_BE_SURE) {
      heard.ifPresent(sure -> names.put(sure.index(), sure.name()));
    }
  }

  Optional<String> of(long index) {
    return Optional.ofNullable(names.get(index));
  }
}
