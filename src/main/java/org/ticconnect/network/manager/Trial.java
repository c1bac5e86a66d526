package org.ticconnect.network.manager;

import java.util.Optional;

/**
 * A change that NetworkManager takes back by itself.
 *
 * @param checkpoint path of what it goes back to
 * @param link name of the interface
 * @param before the connection that there was, by the path of its object
 * @param plan what is tried
 * @param former what the device's own profile was before; empty when there was none
 * @param host the name that the device gets with it
 * @param begunMillis when, in ms since the machine was started
 * @param endsMillis when it goes back, in the same way
 * @param kept whether it was confirmed, and the rest is to be done
 */
record Trial(
    String checkpoint,
    String link,
    String before,
    Plan plan,
    Optional<Plan> former,
    Optional<String> host,
    long begunMillis,
    long endsMillis,
    boolean kept) {
  private static final long SECOND = 1000;

  /** Looks at clocks are not to the millisecond. */
  private static final long INACCURACY = 1500;

  Trial confirmed() {
    return new Trial(checkpoint, link, before, plan, former, host, begunMillis, endsMillis, true);
  }

  /** Whether it goes by what is tried, and no more by what was before. */
  boolean runs(Seen.Device device) {
    return device.link().state() == Link.State.CONNECTED
        && !device.activation().equals(Optional.of(before));
  }

  /** The address of the device that it leads to, when that is known. */
  Optional<String> address(Optional<Seen.Device> device) {
    return plan.address()
        .or(
            () ->
                device
                    .filter(this::runs)
                    .flatMap(one -> one.link().addresses().stream().findFirst())
                    .map(address -> address.replaceFirst("/.*", "")));
  }

  PendingChange pending(Optional<Seen.Device> device, long nowMillis) {
    long most = (endsMillis - begunMillis) / SECOND;
    return new PendingChange(
        link,
        plan.method(),
        address(device),
        Math.max(0, Math.min(most, (endsMillis - nowMillis) / SECOND)));
  }

  /** Whether the time to confirm it is over. */
  boolean over(long nowMillis) {
    return nowMillis > endsMillis - INACCURACY;
  }
}
