package org.ticconnect.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BundleTest {
  private static final Bundle BUNDLE =
      new Bundle(
          Map.of(FileName.of("routes", "mine").orElseThrow(), "- route: {}\n"),
          Map.of("mqtt.password", "häuslich"));

  @Test
  void hasSecretsOnlyWithAPassphrase() throws Exception {
    JsonNode open = BUNDLE.json("1", Optional.empty());
    assertThat(open.toString()).doesNotContain("häuslich");
    assertThat(Bundle.read(open, Optional.empty()).files()).isEqualTo(BUNDLE.files());

    JsonNode closed =
        new ObjectMapper().readTree(BUNDLE.json("1", Optional.of("eine Wand")).toString());

    assertThat(closed.toString()).doesNotContain("häuslich").doesNotContain("password");
    assertThat(Bundle.read(closed, Optional.of("eine Wand"))).isEqualTo(BUNDLE);
    assertThat(Bundle.read(closed, Optional.empty()).secrets()).isEmpty();
    assertThatThrownBy(() -> Bundle.read(closed, Optional.of("ein Tor")))
        .hasMessageContaining("passphrase");
  }

  @Test
  void refusesAShortPassphraseAndADamagedBox() {
    assertThatThrownBy(() -> BUNDLE.json("1", Optional.of("short"))).hasMessageContaining("8");
    ObjectNode closed = BUNDLE.json("1", Optional.of("eine Wand"));
    ((ObjectNode) closed.get("secrets")).put("data", "AAAA");
    assertThatThrownBy(() -> Bundle.read(closed, Optional.of("eine Wand")))
        .isInstanceOf(IllegalArgumentException.class);
    ((ObjectNode) closed.get("secrets")).put("rounds", 2_000_000_000);
    assertThatThrownBy(() -> Bundle.read(closed, Optional.of("eine Wand")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesFilesThatCannotBe() {
    ObjectNode wrong = BUNDLE.json("1", Optional.empty());
    ((ObjectNode) wrong.get("files")).put("../../etc/passwd", "x");
    assertThatThrownBy(() -> Bundle.read(wrong, Optional.empty()))
        .hasMessageContaining("../../etc/passwd");
    assertThatThrownBy(() -> Bundle.read(new ObjectMapper().createObjectNode(), Optional.empty()))
        .hasMessageContaining("no bundle");
  }
}
