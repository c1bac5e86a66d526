package org.ticconnect.source.simulator;

import java.time.LocalDateTime;
import java.util.Random;

/**
 * What is behind the meter: loads of many power factors on each phase and, for some, panels on the
 * roof of phase 1.
 */
final class House {
  private static final double PANELS_W = 3500;

  /** Of what is always on: power supplies and small motors. */
  private static final double STANDBY_FACTOR = 0.72;

  /** Of cooking, washing and lighting in the course of the day. */
  private static final double DAY_FACTOR = 0.97;

  /** Of appliances: heaters, regulated supplies, motors, pumps. */
  private static final double[] APPLIANCE_FACTORS = {1, 1, 0.98, 0.9, 0.8, 0.7};

  private final Random random;
  private final boolean roof;
  private final double[] share;
  private final double[] drift;
  private final int[] applianceSeconds;
  private final double[] applianceWatts;
  private final double[] applianceFactor;
  private double clouds = 0.8;

  House(Profile profile, Random random) {
    this.random = random;
    this.roof = profile.roof;
    this.share = new double[profile.phases];
    this.drift = new double[profile.phases];
    this.applianceSeconds = new int[profile.phases];
    this.applianceWatts = new double[profile.phases];
    this.applianceFactor = new double[profile.phases];
    for (int i = 0; i < profile.phases; i++) {
      share[i] = (0.8 + 0.4 * random.nextDouble()) / profile.phases;
    }
  }

  /** One second goes by. */
  void tick() {
    for (int i = 0; i < share.length; i++) {
      drift[i] = 0.98 * drift[i] + random.nextGaussian() * 6;
      if (applianceSeconds[i] > 0) {
        applianceSeconds[i]--;
      } else if (random.nextInt(600) == 0) {
        applianceSeconds[i] = 60 + random.nextInt(600);
        applianceFactor[i] = APPLIANCE_FACTORS[random.nextInt(APPLIANCE_FACTORS.length)];
        // The less its power factor, the smaller a thing is: a pump is no oven.
        double greatest = 1700 * (applianceFactor[i] - 0.6) / 0.4;
        applianceWatts[i] = 300 + random.nextInt((int) greatest);
      }
    }
    clouds = Math.min(1, Math.max(0.15, clouds + random.nextGaussian() * 0.004));
  }

  /**
   * @param phase 0 to 2
   * @return active power that the loads take, in W
   */
  double load(int phase, LocalDateTime time) {
    return standby(phase) + day(phase, time) + appliance(phase);
  }

  /**
   * @param phase 0 to 2
   * @return reactive power of the loads, in var
   */
  double reactive(int phase, LocalDateTime time) {
    return standby(phase) * tangent(STANDBY_FACTOR)
        + day(phase, time) * tangent(DAY_FACTOR)
        + appliance(phase) * tangent(applianceFactor[phase]);
  }

  private double standby(int phase) {
    return Math.max(25, 200 * share[phase] + drift[phase]);
  }

  private double day(int phase, LocalDateTime time) {
    double hour = hour(time);
    double day = 150 + peak(hour, 7.5, 1.2) * 900 + peak(hour, 12.5, 1.0) * 700;
    double evening = peak(hour, 19.5, 1.8) * 1700;
    return (day + evening) * share[phase];
  }

  private double appliance(int phase) {
    return applianceSeconds[phase] > 0 ? applianceWatts[phase] : 0;
  }

  /** Reactive power for each watt of a load. */
  private static double tangent(double powerFactor) {
    return Math.tan(Math.acos(powerFactor));
  }

  /**
   * @param phase 0 to 2
   * @return active power that the panels give, in W
   */
  double sun(int phase, LocalDateTime time) {
    double height = Math.sin(Math.PI * (hour(time) - 6.5) / 13);
    return roof && phase == 0 && height > 0 ? PANELS_W * height * clouds : 0;
  }

  private static double hour(LocalDateTime time) {
    return time.toLocalTime().toSecondOfDay() / 3600.0;
  }

  private static double peak(double hour, double at, double width) {
    double distance = (hour - at) / width;
    return Math.exp(-distance * distance);
  }
}
