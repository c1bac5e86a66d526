package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ticconnect.network.Addresses;
import org.ticconnect.network.names.OwnName;
import org.ticconnect.words.French;

/** What the device tells of its names while nobody else is asked. */
class NamesDoorTest {
  private static JsonNode told(String announce) throws Exception {
    try (Device device =
        Device.started("tic.source", "simulator:tempo", "names.announce", announce)) {
      return device.json("/api/names");
    }
  }

  @Test
  void whatListensOnThisMachineOnlyIsNotAnnounced() throws Exception {
    JsonNode own = told("own");

    assertThat(own.get("announce").asText()).isEqualTo("own");
    assertThat(own.get("host").asText()).matches("tic-[0-9a-f]{4}\\.local");
    assertThat(own.get("state").asText()).isEqualTo("waiting");
    assertThat(own.get("message").asText()).startsWith("nothing is announced");
    assertThat(own.get("message_fr").asText()).startsWith("rien n’est annoncé");
    assertThat(own.get("conflict").isNull()).isTrue();
    assertThat(own.get("services")).isEmpty();
  }

  @Test
  void namesThatAreLeftToTheSystemAreNone() throws Exception {
    JsonNode system = told("system");

    assertThat(system.get("host").isNull()).isTrue();
    assertThat(system.get("state").asText()).isEqualTo("off");
    assertThat(system.get("message").asText()).contains("names.announce is system");
  }

  @Test
  void thePageIsCalledByTheNamesThatAreAnnounced() {
    OwnName name = new OwnName("meter");
    assertThat(new SiteNames(new Addresses(true), List.of("more.example"), name::all).get())
        .containsSubsequence("meter.local", "more.example", "localhost");
    assertThat(new SiteNames(new Addresses(true), List.of(), List::of).get())
        .doesNotContain("meter.local");
  }

  @Test
  void everySentenceOfTheRoomIsKnownInFrench() {
    assertThat(
            Stream.of(
                "another device in the network is called a.local: this one is a-2.local now",
                "the network asks so much for names that it took more than 5 % of a core",
                "names cannot be announced: Address in use"))
        .allMatch(sentence -> French.known(sentence).isPresent());
  }
}
