package org.ticconnect.meter.line;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Historique;

/**
 * Watches one line and tells how good it is and what is wrong with it. The reader's thread tells it
 * what comes; any thread may ask.
 */
public final class LineDoctor {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration GRADED = Duration.ofMinutes(5);

  /** A meter pauses for 33.4 ms at most; the rest is for adapters and networks. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private static final byte CR = 0x0D;
  private static final byte LF = 0x0A;
  private static final byte EOT = 0x04;

  /** LFs after which a line without any CR is no accident. */
  private static final long ENOUGH_ENDS = 40;

  /** One group in so many lacks its first character: the adapter, not the weather. */
  private static final long FIRST_CHARACTER_SHARE = 20;

  private static final long ENOUGH_GROUPS = 10;

  private final LineCounters counters = new LineCounters();
  private final ReceiverLamp lamp = new ReceiverLamp();
  private final RecentSigns recent;
  private final long start;
  private boolean inStep;

  /**
   * @param start on the monotonic clock
   */
  public LineDoctor(long start) {
    this.start = start;
    this.recent = new RecentSigns(start);
  }

  public LineCounters counters() {
    return counters;
  }

  public ReceiverLamp lamp() {
    return lamp;
  }

  /**
   * @param bytes as they came from the line
   * @return whether the silence before them was longer than a meter's
   */
  public boolean received(byte[] bytes, long now) {
    if (bytes.length == 1 && bytes[0] == EOT) {
      // An end of transmission is no sign of life; a line that is opened anew begins with one.
      return false;
    }
    OptionalLong last = counters.lastByte();
    long silence = now - last.orElse(start);
    boolean interrupted = silence > LONGEST_PAUSE.toNanos();
    if (interrupted) {
      inStep = false;
      last.ifPresent(any -> counters.gap(Duration.ofNanos(silence).toMillis()));
    }
    counters.received(bytes.length, now);
    recent.count(Sign.CR, count(bytes, CR), now);
    recent.count(Sign.LF, count(bytes, LF), now);
    return interrupted;
  }

  private static int count(byte[] bytes, byte wanted) {
    int count = 0;
    for (byte b : bytes) {
      count += b == wanted ? 1 : 0;
    }
    return count;
  }

  /** A recording begins again, maybe in the middle of a frame. */
  public void restarted() {
    inStep = false;
  }

  /**
   * @param mangled what stood before its first character was not an LF
   */
  public void good(Group group, boolean mangled, long now) {
    inStep = true;
    counters.good(group.label(), now);
    recent.count(Sign.GOOD, 1, now);
    recent.count(Sign.FIRST_MANGLED, mangled ? 1 : 0, now);
  }

  /** A group was damaged; what was cut because we began to listen in its middle is no damage. */
  public void bad(BadGroup group, long now) {
    counters.bad(group);
    if (Historique.isGroup(group.bytes())) {
      recent.count(Sign.HISTORIQUE, 1, now);
    }
    if (inStep) {
      recent.count(Sign.BAD, 1, now);
      recent.count(Sign.FIRST_LOST, group.firstCharacterLost() ? 1 : 0, now);
    }
    inStep = true;
  }

  /**
   * @param correct it was whole and each of its groups good
   */
  public void frameEnded(boolean correct, long now) {
    lamp.frameEnded(correct, now);
  }

  /** Characters that the line dropped for their parity. */
  public void parityErrors(long count) {
    counters.parityErrors(count);
  }

  /** Of the last five minutes; empty when no group came in them. */
  public Optional<Grade> grade(long now) {
    return Grade.of(recent(Sign.GOOD, now), recent(Sign.BAD, now));
  }

  private long recent(Sign sign, long now) {
    return recent.sum(sign, GRADED, now);
  }

  private long lately(Sign sign, long now) {
    return recent.sum(sign, PATIENCE, now);
  }

  /**
   * @param symptom what the line notices of itself
   */
  public Diagnosis diagnosis(Symptom symptom, long now) {
    boolean data = within(counters.lastGood(), now);
    if (!data) {
      return withoutData(symptom, now);
    }
    if (lately(Sign.CR, now) == 0 && lately(Sign.LF, now) > ENOUGH_ENDS) {
      return Diagnosis.COOKED_LINE;
    }
    if (symptom == Symptom.PARITY_NOT_CHECKED) {
      return Diagnosis.PARITY_NOT_CHECKED;
    }
    if (firstCharactersLost(now)) {
      return Diagnosis.FIRST_CHARACTER_LOST;
    }
    boolean weak = grade(now).filter(grade -> grade.compareTo(Grade.D) >= 0).isPresent();
    return weak ? Diagnosis.WEAK_SIGNAL : Diagnosis.ALL_WELL;
  }

  private Diagnosis withoutData(Symptom symptom, long now) {
    return switch (symptom) {
      case ABSENT -> Diagnosis.PORT_ABSENT;
      case BUSY -> Diagnosis.PORT_BUSY;
      case FORBIDDEN -> Diagnosis.PORT_FORBIDDEN;
      case UNPLUGGED -> Diagnosis.UNPLUGGED;
      case HISTORIQUE -> Diagnosis.HISTORIQUE;
      case SILENT -> Diagnosis.NOTHING_ON_THE_LINE;
      case ENDED -> Diagnosis.RECORDING_ENDED;
      case NONE, PARITY_NOT_CHECKED -> byWhatComes(now);
    };
  }

  private Diagnosis byWhatComes(long now) {
    if (lately(Sign.HISTORIQUE, now) > 0) {
      return Diagnosis.HISTORIQUE;
    }
    if (firstCharactersLost(now)) {
      return Diagnosis.FIRST_CHARACTER_LOST;
    }
    boolean patient = now - start < PATIENCE.toNanos();
    if (patient) {
      return Diagnosis.LISTENING;
    }
    return within(counters.lastByte(), now) ? Diagnosis.GARBAGE : Diagnosis.NOTHING_ON_THE_LINE;
  }

  private boolean firstCharactersLost(long now) {
    long groups = recent(Sign.GOOD, now) + recent(Sign.BAD, now);
    long first = recent(Sign.FIRST_MANGLED, now) + recent(Sign.FIRST_LOST, now);
    return groups >= ENOUGH_GROUPS && first * FIRST_CHARACTER_SHARE > groups;
  }

  private static boolean within(OptionalLong time, long now) {
    return time.isPresent() && now - time.getAsLong() < PATIENCE.toNanos();
  }
}
