package org.ticconnect.owner.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What routes sent is kept in bounds. */
class SentLogTest {
  private static final int KIB = 1024;

  private static Sent sent(String payload) {
    return new Sent(Sent.Kind.PUBLISH, "tic/own/x", payload, "a", Instant.EPOCH);
  }

  @Test
  void aLongPayloadIsCutAndSaysSo() {
    SentLog log = new SentLog(2, 32 * KIB);

    log.add(sent("a".repeat(KIB)));
    log.add(sent("b".repeat(64 * KIB)));

    assertThat(log.all())
        .extracting(Sent::payload)
        .containsExactly("a".repeat(KIB), "b".repeat(KIB) + "… (65536 characters)");
  }

  @Test
  void noCharacterIsCutIntoHalves() {
    SentLog log = new SentLog(2, 32 * KIB);

    log.add(sent("a" + "😀".repeat(KIB)));

    assertThat(log.all().get(0).payload()).startsWith("a😀").endsWith("😀… (2049 characters)");
  }

  @Test
  void aLongTargetIsCut() {
    SentLog log = new SentLog(2, 32 * KIB);

    log.add(new Sent(Sent.Kind.PUSH, "https://a/" + "x".repeat(4000), "", "a", Instant.EPOCH));

    assertThat(log.all().get(0).target()).hasSizeLessThan(600).endsWith("(4010 characters)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u0001", "\"", "é", "漢", "😀"})
  void allOfItTakesNoMoreBytesThanSaid(String character) throws Exception {
    SentLog log = new SentLog(200, 96 * KIB);

    for (int message = 0; message < 1000; message++) {
      log.add(sent(character.repeat(64 * KIB / character.length())));
    }

    int bytes = 0;
    for (Sent sent : log.all()) {
      bytes +=
          new ObjectMapper()
              .writeValueAsBytes(
                  Map.of(
                      "kind", "publish",
                      "target", sent.target(),
                      "payload", sent.payload(),
                      "route", sent.route(),
                      "time", sent.time().toString()))
              .length;
    }
    assertThat(bytes).isBetween(60 * KIB, 96 * KIB);
  }

  @Test
  void theLastStay() {
    Recent<String> recent = new Recent<>(3, 10, String::length);

    for (String thing : new String[] {"a", "b", "c", "d"}) {
      recent.add(thing);
    }
    assertThat(recent.all()).containsExactly("b", "c", "d");
    recent.add("eight...");
    assertThat(recent.all()).containsExactly("c", "d", "eight...");
    recent.add("more than ten");
    assertThat(recent.all()).containsExactly("more than ten");
    recent.add("e");
    assertThat(recent.all()).containsExactly("e");
  }
}
