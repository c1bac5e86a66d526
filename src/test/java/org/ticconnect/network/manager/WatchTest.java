package org.ticconnect.network.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.words.French;

class WatchTest {
  private static final Plan FIXED =
      new Plan.Fixed("192.168.1.50", 24, Optional.of("192.168.1.1"), List.of("1.1.1.1"));
  private static final Plan DHCP = new Plan.Dhcp(List.of());

  private static Trial trial(Plan plan) {
    return new Trial(
        "/checkpoint/7",
        "eth0",
        "/active/1",
        plan,
        Optional.of(DHCP),
        Optional.of("tic-attic"),
        1_000,
        91_000,
        false);
  }

  private static Seen seen(boolean checkpoint, boolean carrier, String... addresses) {
    Link link =
        new Link(
            "eth0",
            Link.Kind.ETHERNET,
            Optional.empty(),
            carrier,
            Link.State.CONNECTING,
            Optional.empty(),
            List.of(addresses),
            Optional.empty(),
            List.of(),
            false);
    return new Seen(
        List.of(new Seen.Device("/eth0", link, Optional.empty(), Optional.of("/active/2"))),
        checkpoint
            ? List.of(new Seen.Checkpoint("/checkpoint/7", List.of("/eth0"), 91_000))
            : List.of(),
        Optional.empty());
  }

  private static void hopeless(Watch.Look look, String sentence) {
    assertThat(look)
        .isInstanceOfSatisfying(
            Watch.Look.Hopeless.class,
            told -> {
              assertThat(told.why()).contains(sentence);
              assertThat(French.known(told.why())).isPresent();
            });
  }

  @Test
  void anAddressThatIsNotSetInTimeIsHopeless() {
    assertThat(Watch.at(trial(FIXED), seen(true, true), 5_900))
        .isInstanceOf(Watch.Look.Waits.class);
    hopeless(Watch.at(trial(FIXED), seen(true, true), 6_000), "in use by another machine");
    hopeless(Watch.at(trial(FIXED), seen(true, false), 6_000), "the cable was pulled");
    assertThat(Watch.at(trial(FIXED), seen(true, true, "192.168.1.50/24"), 80_000))
        .isInstanceOf(Watch.Look.Waits.class);
  }

  @Test
  void aNetworkThatGivesNoAddressesIsHopeless() {
    assertThat(Watch.at(trial(DHCP), seen(true, true), 50_000))
        .isInstanceOf(Watch.Look.Waits.class);
    hopeless(Watch.at(trial(DHCP), seen(true, true), 51_000), "nobody in the network");
    assertThat(Watch.at(trial(DHCP), seen(true, true, "192.168.1.9/24"), 80_000))
        .isInstanceOf(Watch.Look.Waits.class);
  }

  @Test
  void whatNetworkManagerTookBackIsTold() {
    assertThat(Watch.at(trial(FIXED), seen(false, true), 91_000))
        .isInstanceOf(Watch.Look.TakenBack.class);
    assertThat(Watch.at(trial(FIXED), seen(false, true), 40_000))
        .isInstanceOf(Watch.Look.Forgotten.class);
  }

  @Test
  void aNoteIsReadAsItWasWritten(@TempDir Path folder) throws Exception {
    Note note = new Note(folder.resolve("run"));
    assertThat(note.read()).isEmpty();
    for (Trial trial : List.of(trial(FIXED), trial(DHCP), trial(FIXED).confirmed())) {
      note.write(trial);
      assertThat(note.read()).contains(trial);
    }
    note.remove();
    assertThat(note.read()).isEmpty();
    Files.writeString(folder.resolve("run/network-trial.json"), "{half");
    assertThat(note.read()).isEmpty();
  }
}
