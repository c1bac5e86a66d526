package org.ticconnect.source.simulator;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The registers of a simulated meter: advanced second by second, read at any time. */
final class Registers {
  private static final double HOURS_PER_SECOND = 1 / 3600.0;
  private static final int LOAD_CURVE_MINUTES = 30;
  private static final int VOLTAGE_MINUTES = 10;
  private static final int SUPPLIER_INDEXES = 10;
  private static final int DISTRIBUTOR_INDEXES = 4;

  final Profile profile;
  final List<Phase> phases = new ArrayList<>();
  final Index drawn;
  final Index injected;
  final List<Index> supplier = new ArrayList<>();
  final List<Index> distributor = new ArrayList<>();
  final List<Index> reactive = new ArrayList<>();
  final DailyMaximum drawnMaximum;
  final List<DailyMaximum> phaseMaximum = new ArrayList<>();
  final DailyMaximum injectedMaximum;
  final PeriodMean drawnCurve;
  final PeriodMean injectedCurve;
  final List<PeriodMean> voltage = new ArrayList<>();

  private final House house;
  private ZonedDateTime time;

  Registers(Profile profile, Random random, ZonedDateTime start) {
    this.profile = profile;
    this.house = new House(profile, random);
    this.time = start;
    for (int i = 0; i < profile.phases; i++) {
      phases.add(new Phase(random));
    }
    long total = 0;
    for (int i = 0; i < SUPPLIER_INDEXES; i++) {
      long first = i < 6 && (profile.calendar != Calendar.BASE || i == 0) ? history(random) : 0;
      supplier.add(new Index(first));
      total += first;
    }
    drawn = new Index(total);
    long night = total * 2 / 5;
    for (int i = 0; i < DISTRIBUTOR_INDEXES; i++) {
      distributor.add(new Index(i == 0 ? night : i == 1 ? total - night : 0));
    }
    injected = new Index(history(random));
    IntStream.range(0, 4).forEach(quadrant -> reactive.add(new Index(history(random) / 10)));

    measurePhases();
    drawnMaximum = new DailyMaximum(drawnApparent(), start);
    injectedMaximum = new DailyMaximum(injectedApparent(), start);
    phases.forEach(phase -> phaseMaximum.add(new DailyMaximum(drawnApparent(phase), start)));
    drawnCurve = new PeriodMean(LOAD_CURVE_MINUTES, Math.max(0, active()), start);
    injectedCurve = new PeriodMean(LOAD_CURVE_MINUTES, Math.max(0, -active()), start);
    phases.forEach(
        phase -> voltage.add(new PeriodMean(VOLTAGE_MINUTES, phase.exactVolts(), start)));
  }

  private static long history(Random random) {
    return 1_000_000 + random.nextInt(9_000_000);
  }

  /** One second goes by. */
  void tick(ZonedDateTime now) {
    time = now;
    house.tick();
    measurePhases();
    count();
    drawnMaximum.measure(drawnApparent(), now);
    injectedMaximum.measure(injectedApparent(), now);
    drawnCurve.measure(Math.max(0, active()), now);
    injectedCurve.measure(Math.max(0, -active()), now);
    for (int i = 0; i < phases.size(); i++) {
      phaseMaximum.get(i).measure(drawnApparent(phases.get(i)), now);
      voltage.get(i).measure(phases.get(i).exactVolts(), now);
    }
  }

  private void measurePhases() {
    for (int i = 0; i < phases.size(); i++) {
      phases
          .get(i)
          .measure(house.load(i, local()), house.sun(i, local()), house.reactive(i, local()));
    }
  }

  private void count() {
    double active = active();
    if (active >= 0) {
      long grown = drawn.add(active * HOURS_PER_SECOND);
      supplier.get(supplierIndex() - 1).addWhole(grown);
      distributor.get(distributorIndex() - 1).addWhole(grown);
    } else {
      injected.add(-active * HOURS_PER_SECOND);
    }
    double vars = phases.stream().mapToDouble(Phase::reactive).sum();
    reactive.get(active >= 0 ? 0 : 1).add(vars * HOURS_PER_SECOND);
  }

  ZonedDateTime time() {
    return time;
  }

  private LocalDateTime local() {
    return time.toLocalDateTime();
  }

  /** Sum of the phases in W, negative while injecting. */
  double active() {
    return phases.stream().mapToDouble(Phase::active).sum();
  }

  /** Apparent power drawn in VA: 0 while injecting (specification 6.2.3.8). */
  long drawnApparent() {
    return active() < 0 ? 0 : apparent();
  }

  long injectedApparent() {
    return active() < 0 ? apparent() : 0;
  }

  long drawnApparent(Phase phase) {
    return phase.active() < 0 ? 0 : Math.round(phase.apparent());
  }

  private long apparent() {
    return Math.round(Math.abs(phases.stream().mapToDouble(Phase::signedApparent).sum()));
  }

  int supplierIndex() {
    return profile.calendar.supplierIndex(local());
  }

  /** Index 1 by night, 2 by day. */
  int distributorIndex() {
    return time.getHour() < 6 || time.getHour() >= 22 ? 1 : 2;
  }

  boolean contactClosed() {
    return profile.calendar.night(local());
  }

  boolean overPower() {
    return drawnApparent() > profile.subscribedKva * 1000L;
  }
}
