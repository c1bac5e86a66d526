package org.ticconnect.source.simulator;

import java.time.LocalDateTime;
import java.util.Random;

/** What is behind the meter: loads on each phase and, for some, panels on the roof of phase 1. */
final class House {
  private static final double PANELS_W = 3500;

  private final Random random;
  private final boolean roof;
  private final double[] share;
  private final double[] drift;
  private final int[] applianceSeconds;
  private final double[] applianceWatts;
  private double clouds = 0.8;

  House(Profile profile, Random random) {
    this.random = random;
    this.roof = profile.roof;
    this.share = new double[profile.phases];
    this.drift = new double[profile.phases];
    this.applianceSeconds = new int[profile.phases];
    this.applianceWatts = new double[profile.phases];
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
        applianceWatts[i] = 300 + random.nextInt(1700);
      }
    }
    clouds = Math.min(1, Math.max(0.15, clouds + random.nextGaussian() * 0.004));
  }

  /**
   * @param phase 0 to 2
   * @return active power that the loads take, in W
   */
  double load(int phase, LocalDateTime time) {
    double hour = hour(time);
    double day = 350 + peak(hour, 7.5, 1.2) * 900 + peak(hour, 12.5, 1.0) * 700;
    double evening = peak(hour, 19.5, 1.8) * 1700;
    double appliance = applianceSeconds[phase] > 0 ? applianceWatts[phase] : 0;
    return Math.max(25, (day + evening) * share[phase] + drift[phase] + appliance);
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
