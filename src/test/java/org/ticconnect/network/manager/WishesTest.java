package org.ticconnect.network.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.ticconnect.words.French;

class WishesTest {
  private static final Plan PLAN =
      new Plan.Fixed("192.168.1.50", 24, Optional.of("192.168.1.1"), List.of());

  private static Seen.Device device(
      String name, Link.Kind kind, Link.State state, boolean carrier, String... addresses) {
    return new Seen.Device(
        "/" + name,
        new Link(
            name,
            kind,
            Optional.empty(),
            carrier,
            state,
            Optional.empty(),
            List.of(addresses),
            Optional.empty(),
            List.of(),
            false),
        Optional.empty(),
        Optional.of("/active/1"));
  }

  private static final Seen.Device WIFI =
      device("wlan0", Link.Kind.WIFI, Link.State.CONNECTED, true, "192.168.1.50/24");
  private static final Seen.Device UNMANAGED =
      device("eth0", Link.Kind.ETHERNET, Link.State.UNMANAGED, true);
  private static final Seen.Device WIRED =
      device("eth1", Link.Kind.ETHERNET, Link.State.CONNECTED, true, "192.168.1.9/24");
  private static final Seen.Device UNPLUGGED =
      device("eth2", Link.Kind.ETHERNET, Link.State.DISCONNECTED, false);

  private static Seen seen(Seen.Device... devices) {
    return new Seen(List.of(devices), List.of(), Optional.empty());
  }

  private static Wishes.Aim aim(
      Optional<String> setting, Optional<String> wanted, Neighbours neighbours, Seen seen) {
    Wish wish =
        new Wish(
            wanted,
            Optional.of("fixed"),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    return new Wishes(new Chosen(setting), neighbours).aim(wish, PLAN, seen);
  }

  private static Optional<String> nobody(Ipv4 address) {
    return Optional.empty();
  }

  private static void refused(Wishes.Aim aim, String field, String sentence) {
    assertThat(aim.device()).isEmpty();
    assertThat(aim.mistakes())
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.field()).isEqualTo(field);
              assertThat(mistake.sentence()).contains(sentence);
              assertThat(French.known(mistake.sentence())).isPresent();
            });
  }

  @Test
  void theFirstWiredOneThatIsManagedIsSet() {
    assertThat(
            aim(Optional.empty(), Optional.empty(), WishesTest::nobody, seen(UNMANAGED, WIRED))
                .device())
        .contains(WIRED);
  }

  @Test
  void whatCannotBeSetIsToldWithItsInterface() {
    Seen seen = seen(UNMANAGED, WIRED, UNPLUGGED, WIFI);
    refused(
        aim(Optional.empty(), Optional.of("eth9"), WishesTest::nobody, seen),
        "interface",
        "there is no interface eth9");
    refused(
        aim(Optional.of("eth9"), Optional.empty(), WishesTest::nobody, seen),
        "interface",
        "there is no interface to set");
    refused(
        aim(Optional.empty(), Optional.of("wlan0"), WishesTest::nobody, seen),
        "interface",
        "cannot be set here");
    refused(
        aim(Optional.empty(), Optional.of("eth0"), WishesTest::nobody, seen),
        "interface",
        "cannot be set here");
    refused(
        aim(Optional.of("eth2"), Optional.of("eth1"), WishesTest::nobody, seen),
        "interface",
        "cannot be set here");
    refused(
        aim(Optional.empty(), Optional.of("eth2"), WishesTest::nobody, seen),
        "interface",
        "has no cable");
  }

  @Test
  void anAddressThatSomebodyHasIsRefused() {
    refused(
        aim(Optional.empty(), Optional.empty(), WishesTest::nobody, seen(WIRED, WIFI)),
        "address",
        "is the one of wlan0");
    refused(
        aim(
            Optional.empty(),
            Optional.empty(),
            address -> Optional.of("02:00:00:00:00:09"),
            seen(WIRED)),
        "address",
        "in use by the machine 02:00:00:00:00:09");
  }
}
