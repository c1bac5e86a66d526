package org.ticconnect.network.manager;

import java.util.Optional;

/** Tells how a trial goes. */
final class Watch {
  /** By then NetworkManager has set a fixed address, after it asked whether somebody has it. */
  private static final long FIXED_MILLIS = 5_000;

  /** By then NetworkManager has given up to ask for an address, usually. */
  private static final long DHCP_MILLIS = 50_000;

  private Watch() {}

  /** How far it is. */
  sealed interface Look {
    /** Nothing is to be done. */
    record Waits() implements Look {}

    /** NetworkManager has gone back by itself. */
    record TakenBack() implements Look {}

    /** NetworkManager has forgotten of it, as after a start of its own. */
    record Forgotten() implements Look {}

    /**
     * It cannot work.
     *
     * @param why a sentence
     */
    record Hopeless(String why) implements Look {}
  }

  static Look at(Trial trial, Seen seen, long nowMillis) {
    if (seen.checkpoint(trial.checkpoint()).isEmpty()) {
      return trial.over(nowMillis) ? new Look.TakenBack() : new Look.Forgotten();
    }
    Optional<Link> link = seen.device(trial.link()).map(Seen.Device::link);
    long since = nowMillis - trial.begunMillis();
    if (trial.plan() instanceof Plan.Fixed fixed) {
      boolean set = link.filter(one -> one.has(fixed.at())).isPresent();
      return set || since < FIXED_MILLIS ? new Look.Waits() : hopeless(link, fixed);
    }
    boolean given = link.filter(one -> !one.addresses().isEmpty()).isPresent();
    return given || since < DHCP_MILLIS
        ? new Look.Waits()
        : new Look.Hopeless(
            "nobody in the network gives addresses: the former settings are back, is DHCP on in"
                + " the router?");
  }

  private static Look hopeless(Optional<Link> link, Plan.Fixed fixed) {
    if (link.filter(Link::carrier).isEmpty()) {
      return new Look.Hopeless(
          "the cable was pulled: the former settings are back, try again with the cable plugged");
    }
    return new Look.Hopeless(
        fixed.at()
            + " is in use by another machine, it seems: the former settings are back, take an"
            + " address that is free");
  }
}
