package org.ticconnect.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Pty;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupEncoder;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

/**
 * Plays frames at the meter's pace, one character at a time, with another index EAST in each, and
 * notes when its CR and the frame's ETX were written.
 */
final class PlayedMeter {
  static final int FIRST_INDEX = 10_000_000;
  private static final int WARM_UP = 15;
  private static final int SILENCE_MILLIS = 25;

  private final Map<Integer, Long> eastWritten = new ConcurrentHashMap<>();
  private final Map<Integer, Long> frameWritten = new ConcurrentHashMap<>();

  void play(Pty line, SimulatedMeter meter, int frames) throws InterruptedException {
    for (int i = 0; i < frames + WARM_UP; i++) {
      int index = FIRST_INDEX + i;
      List<Group> groups = new ArrayList<>(Lines.groups(meter.nextFrame()));
      groups.replaceAll(
          group ->
              group.label() == Label.EAST
                  ? Lines.good(Label.EAST, "%09d".formatted(index))
                  : group);
      int east = groups.stream().map(Group::label).toList().indexOf(Label.EAST);
      byte[] frame = GroupEncoder.frame(groups);
      byte[] untilEast = GroupEncoder.frame(groups.subList(0, east + 1));
      int upTo = untilEast.length - 1;
      line.writeAtMeterPace(Arrays.copyOfRange(frame, 0, upTo));
      eastWritten.put(index, System.nanoTime());
      line.writeAtMeterPace(Arrays.copyOfRange(frame, upTo, frame.length));
      frameWritten.put(index, System.nanoTime());
      TimeUnit.MILLISECONDS.sleep(SILENCE_MILLIS);
    }
  }

  /** How long after the CR of EAST each index was seen. */
  String afterEast(Map<Integer, Long> seen) {
    return delays(eastWritten, seen);
  }

  /** How long after the ETX the frame of each index was seen. */
  String afterFrame(Map<Integer, Long> seen) {
    return delays(frameWritten, seen);
  }

  private static String delays(Map<Integer, Long> written, Map<Integer, Long> seen) {
    List<Double> millis =
        written.entrySet().stream()
            .filter(sent -> sent.getKey() >= FIRST_INDEX + WARM_UP)
            .filter(sent -> seen.containsKey(sent.getKey()))
            .map(sent -> (seen.get(sent.getKey()) - sent.getValue()) / 1e6)
            .sorted()
            .toList();
    return "%d of %d frames, median %.2f ms, p99 %.2f ms, max %.2f ms"
        .formatted(
            millis.size(),
            written.size() - WARM_UP,
            millis.get(millis.size() / 2),
            millis.get((int) Math.ceil(millis.size() * 0.99) - 1),
            millis.get(millis.size() - 1));
  }
}
