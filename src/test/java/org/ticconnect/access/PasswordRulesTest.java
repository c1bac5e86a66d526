package org.ticconnect.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short77",
        "ééééééé",
        "password",
        "Password1!",
        "12345678",
        "87654321",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "azertyuiop",
        "Linky2024",
        "tic-connect",
        "TicConnect!",
        "  enedis  2025",
        "motdepasse1",
        "1q2w3e4r5t",
        "Homeassistant1"
      })
  void refusesWhatIsTriedFirst(String password) {
    assertThat(rules.complaint(password)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tram kite",
        "correct horse battery staple",
        "übergrößenträger",
        "密码密码很长的一个好吧",
        "🦊🐙🦉🐝🌵🍋🚲🎻",
        "a \t\\ \" ' ; -- <b>",
        "mon compteur est vert"
      })
  void takesAnyCharacter(String password) {
    assertThat(rules.complaint(password)).isEmpty();
  }

  @Test
  void takesLongOnes() {
    assertThat(rules.complaint("the quick fox ".repeat(10) + "!")).isEmpty();
    assertThat(rules.complaint("xyz".repeat(2000))).isPresent();
  }

  @Test
  void aPasswordIsKnownHoweverItsLettersAreComposed() {
    PasswordHash hash = PasswordHash.of("caf\u00e9 noir serré");
    assertThat(hash.rounds()).isEqualTo(600_000);
    assertThat(hash.matches("cafe\u0301 noir serré")).isTrue();
    assertThat(hash.matches("cafe noir serré")).isFalse();
    assertThat(hash.toString()).doesNotContain("salt");
  }
}
