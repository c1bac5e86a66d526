package org.ticconnect.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTextTest {
  private static final String TEXT =
      "# mine\nmqtt.url = mqtt://broker:1883\nmqtt.password = s=e c#ret\nmqtt.username=tic\n";

  @Test
  void showsNoSecretAndTakesItBack() {
    String shown = SettingsText.shown(TEXT);

    assertThat(shown).doesNotContain("ret").contains("mqtt.password = (kept)", "# mine");
    assertThat(SettingsText.withSecrets(shown, SettingsText.secrets(TEXT))).contains(TEXT);
    assertThat(SettingsText.withSecrets(shown, Map.of())).isEmpty();
    assertThat(SettingsText.withSecrets(TEXT, Map.of())).contains(TEXT);
  }

  @Test
  void findsLinesInWhichASecretCouldHide() {
    assertThat(SettingsText.strangeLines(TEXT)).isEmpty();
    assertThat(SettingsText.strangeLines("mqtt.pass\\u0077ord = x\n")).containsExactly(1);
    assertThat(SettingsText.strangeLines("\nmqtt.password = a\\\nb\n")).containsExactly(2, 3);
    assertThat(SettingsText.strangeLines("mqtt.password: x")).containsExactly(1);
    assertThat(SettingsText.strangeLines("#mqtt.password = x\n# no password\n!! claim.code: x"))
        .containsExactly(1, 3);
  }

  @Test
  void knowsTheLineOfAKey() {
    assertThat(SettingsText.line(TEXT, "mqtt.username")).isEqualTo(4);
    assertThat(SettingsText.line(TEXT, "http.port")).isZero();
  }

  @Test
  void keepsNoPasswordForAnotherBroker() {
    String shown = SettingsText.shown(TEXT);
    assertThat(SettingsText.keptForAnother(TEXT, shown)).isFalse();
    assertThat(SettingsText.keptForAnother(TEXT, shown.replace("broker", "evil"))).isTrue();
    assertThat(SettingsText.keptForAnother(TEXT, TEXT.replace("broker", "other"))).isFalse();
  }
}
