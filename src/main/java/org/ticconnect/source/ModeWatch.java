package org.ticconnect.source;

import java.time.Duration;
import java.util.Arrays;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupDecoder;
import org.ticconnect.tic.Historique;
import org.ticconnect.tic.LinePart;
import org.ticconnect.tic.LineSplitter;

/**
 * Decides at which speed a serial line is listened to. While no group of standard mode comes, a
 * meter in historique mode is looked for at 1200 baud from time to time; the line then goes back to
 * 9600 baud, for Enedis may change the mode at any time. Used by one thread.
 */
final class ModeWatch {
  /** The longest frame with the longest pauses lasts 4.2 s, so this is garbage. */
  private static final Duration STANDARD_TURN = Duration.ofSeconds(9);

  /** A line on which nothing comes may be a meter that pauses, and is left alone for longer. */
  private static final Duration SILENT_TURN = Duration.ofSeconds(20);

  /** What may follow the last good group without being garbage: a group that was cut. */
  private static final int LONGEST_REST = LineSplitter.LONGEST_GROUP;

  /** A frame of historique mode lasts 2.3 s at most. */
  private static final Duration HISTORIQUE_TURN = Duration.ofSeconds(5);

  /** What the line is to do. */
  enum Step {
    GO_ON,
    /** A good group of standard mode came after historique mode had been found. */
    STANDARD_AGAIN,
    LISTEN_AT_1200,
    /** A good group of historique mode came: back to 9600 baud. */
    HISTORIQUE_FOUND,
    /** Nothing was found: back to 9600 baud. */
    BACK_TO_9600
  }

  private final Ear ear = new Ear();
  private LineSplitter splitter = new LineSplitter();
  private boolean slow;
  private boolean historique;
  private long heardInTurn;
  private long turn;

  /**
   * @param now on the monotonic clock
   */
  ModeWatch(long now) {
    turn = now;
  }

  /** Whether the line is at 1200 baud now, so that its bytes are for nobody else. */
  boolean slow() {
    return slow;
  }

  /**
   * @param bytes holds what came since the last call
   * @param count how many there are, 0 or more
   * @param now on the monotonic clock
   */
  Step heard(byte[] bytes, int count, long now) {
    ear.standard = false;
    ear.historique = false;
    splitter.split(bytes, 0, count, ear);
    heardInTurn += count;
    return slow ? slowStep(now) : standardStep(now);
  }

  private Step standardStep(long now) {
    if (ear.standard) {
      turn = now;
      heardInTurn = 0;
      boolean again = historique;
      historique = false;
      return again ? Step.STANDARD_AGAIN : Step.GO_ON;
    }
    Duration longest = heardInTurn > LONGEST_REST ? STANDARD_TURN : SILENT_TURN;
    return now - turn < longest.toNanos() ? Step.GO_ON : change(true, now, Step.LISTEN_AT_1200);
  }

  private Step slowStep(long now) {
    if (ear.historique) {
      historique = true;
      return change(false, now, Step.HISTORIQUE_FOUND);
    }
    return now - turn < HISTORIQUE_TURN.toNanos()
        ? Step.GO_ON
        : change(false, now, Step.BACK_TO_9600);
  }

  private Step change(boolean toSlow, long now, Step step) {
    slow = toSlow;
    turn = now;
    heardInTurn = 0;
    splitter = new LineSplitter();
    return step;
  }

  /** Listens for groups of either mode. */
  private static final class Ear implements LineSplitter.Receiver {
    private final GroupDecoder decoder = new GroupDecoder();
    private boolean standard;
    private boolean historique;

    @Override
    public void group(byte[] buffer, int length, boolean afterLf) {
      standard |= decoder.decode(buffer, length, afterLf) instanceof Group;
      historique |= Historique.isGroup(Arrays.copyOf(buffer, length));
    }

    @Override
    public void debris(BadGroup.Cause cause) {}

    @Override
    public void frameEnd(LinePart.FrameEnd end) {}
  }
}
