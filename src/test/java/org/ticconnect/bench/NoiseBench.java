package org.ticconnect.bench;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ticconnect.meter.guard.Guard;
import org.ticconnect.meter.guard.Remembered;
import org.ticconnect.meter.guard.Verdict;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Noise;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupDecoder;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.LinePart;
import org.ticconnect.tic.LineSplitter;

/**
 * A simulated meter on a bad line: what is published is compared with what the meter sent.
 * Arguments: bytes in all (100,000,000 when left out), then seeds.
 */
public final class NoiseBench {
  private static final double[] RATES = {1e-5, 1e-4, 1e-3};
  private static final List<String> METERS = List.of("single-phase", "three-phase");
  private static final long NANOS_PER_CHARACTER = 1_000_000_000L / 960;
  private static final byte LF = 0x0A;
  private static final byte CR = 0x0D;

  /**
   * What came of one kind of noise.
   *
   * @param sent groups that the meter sent
   * @param hit of these, how many had a damaged character
   * @param lostClean groups that were not hit and were lost all the same
   * @param wrong values that were published and are not what the meter sent
   * @param doubted right values that went into quarantine
   * @param examples the first wrong ones
   */
  public record Outcome(
      long bytes,
      long sent,
      long hit,
      long lostClean,
      long wrong,
      long doubted,
      List<String> examples) {}

  private final Noise noise;
  private final double rate;
  private final SimulatedMeter meter;
  private final Random random;
  private final LineSplitter splitter = new LineSplitter();
  private final GroupDecoder decoder = new GroupDecoder();
  private final Guard guard =
      new Guard("noise", Clock.systemUTC(), Remembered.nothing(), event -> {});
  private final List<String> examples = new ArrayList<>();
  private Map<Label, Group> before = new EnumMap<>(Label.class);
  private long nanos;
  private long bytes;
  private long sent;
  private long hitGroups;
  private long lostClean;
  private long wrong;
  private long doubted;

  private NoiseBench(Noise noise, double rate, String profile, long seed) {
    this.noise = noise;
    this.rate = rate;
    this.meter =
        new SimulatedMeter(Profile.named(profile), seed, LocalDateTime.of(2026, 1, 15, 21, 50));
    this.random = new Random(seed * 1009 + noise.ordinal() * 31L + profile.length());
  }

  /** Sends at least so many bytes. */
  public static Outcome run(Noise noise, double rate, String profile, long seed, long bytes) {
    NoiseBench bench = new NoiseBench(noise, rate, profile, seed);
    while (bench.bytes < bytes) {
      bench.frame();
    }
    return new Outcome(
        bench.bytes,
        bench.sent,
        bench.hitGroups,
        bench.lostClean,
        bench.wrong,
        bench.doubted,
        bench.examples);
  }

  private void frame() {
    byte[] clean = meter.nextFrame();
    Map<Label, Group> truth = new EnumMap<>(Label.class);
    new LineSplitter()
        .split(clean, 0, clean.length, groups(group -> truth.put(group.label(), group)));
    BitSet hit = new BitSet();
    byte[] damaged = noise.on(clean, rate, random, hit);
    Set<Label> decoded = EnumSet.noneOf(Label.class);
    splitter.split(
        damaged,
        0,
        damaged.length,
        groups(
            group -> {
              if (group.equals(truth.get(group.label()))) {
                decoded.add(group.label());
              }
              judge(group, truth);
            }));
    countLosses(clean, truth, hit, decoded);
    bytes += clean.length;
    nanos += clean.length * NANOS_PER_CHARACTER;
    before = truth;
  }

  private interface Judge {
    void take(Group group);
  }

  private LineSplitter.Receiver groups(Judge judge) {
    return new LineSplitter.Receiver() {
      @Override
      public void group(byte[] buffer, int length, boolean afterLf) {
        if (decoder.decode(buffer, length, afterLf) instanceof Group group) {
          judge.take(group);
        }
      }

      @Override
      public void debris(BadGroup.Cause cause) {}

      @Override
      public void frameEnd(LinePart.FrameEnd end) {
        guard.frameEnded();
      }
    };
  }

  private void judge(Group group, Map<Label, Group> truth) {
    Verdict verdict = guard.judge(group, nanos);
    boolean right =
        group.equals(truth.get(group.label())) || group.equals(before.get(group.label()));
    if (verdict == Verdict.BELIEVED && !right) {
      wrong++;
      if (examples.size() < 5) {
        examples.add(group + " for " + truth.get(group.label()));
      }
    }
    doubted += verdict == Verdict.QUARANTINED && right ? 1 : 0;
  }

  private void countLosses(byte[] clean, Map<Label, Group> truth, BitSet hit, Set<Label> decoded) {
    int start = 0;
    var labels = truth.keySet().iterator();
    for (int i = 0; i < clean.length; i++) {
      if (clean[i] == LF) {
        start = i;
      } else if (clean[i] == CR) {
        Label label = labels.next();
        int first = hit.nextSetBit(start);
        boolean damaged = first >= 0 && first <= i;
        sent++;
        hitGroups += damaged ? 1 : 0;
        lostClean += !damaged && !decoded.contains(label) ? 1 : 0;
      }
    }
  }

  /** Prints the table of the manual. */
  public static void main(String... arguments) {
    long all = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000_000L;
    List<Long> seeds = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      seeds.add(Long.parseLong(arguments[i]));
    }
    if (seeds.isEmpty()) {
      seeds.add(11L);
    }
    long each = all / (Noise.values().length * RATES.length * METERS.size() * seeds.size());
    System.out.println(
        "| noise | rate | meter | bytes | groups | hit | clean lost | wrong | right doubted |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (Noise noise : Noise.values()) {
      for (double rate : RATES) {
        for (String profile : METERS) {
          for (long seed : seeds) {
            row(noise, rate, profile, run(noise, rate, profile, seed, each));
          }
        }
      }
    }
  }

  private static void row(Noise noise, double rate, String profile, Outcome outcome) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0e | %s | %,d | %,d | %,d | %d | %d | %d |%n",
        noise.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        rate,
        profile,
        outcome.bytes(),
        outcome.sent(),
        outcome.hit(),
        outcome.lostClean(),
        outcome.wrong(),
        outcome.doubted());
    outcome.examples().forEach(example -> System.err.println("wrong: " + example));
  }
}
