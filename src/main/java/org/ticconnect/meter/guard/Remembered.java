package org.ticconnect.meter.guard;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ticconnect.tic.Label;

/**
 * What a meter and its contract are known by, over a restart of the program: a meter is mostly
 * replaced while the power is off.
 *
 * @param recorded whether it is the meter of a recording, which is known by nothing and may have
 *     gaps
 * @param data of the labels of {@link #LABELS} as they were believed last; may lack some
 * @param keep told of each that is believed anew
 */
public record Remembered(
    boolean recorded, Map<Label, String> data, BiConsumer<Label, String> keep) {
  /** Labels of which a change is an event. */
  public static final Set<Label> LABELS = Set.of(Label.ADSC, Label.NGTF, Label.PREF, Label.VTIC);

  /** Of a meter that was never heard, and is forgotten again. */
  public static Remembered nothing() {
    return new Remembered(false, Map.of(), (label, value) -> {});
  }

  /** Of the meter of a recording. */
  public static Remembered ofRecording() {
    return new Remembered(true, Map.of(), (label, value) -> {});
  }
}
