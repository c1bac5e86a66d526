package org.ticconnect.tic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HorodateTest {

  @ParameterizedTest
  @CsvSource({
    "H081225223518, 2008-12-25T21:35:18Z",
    "E090714074553, 2009-07-14T05:45:53Z",
    "' 230110060000', 2023-01-10T05:00:00Z",
    "' 230710060000', 2023-07-10T04:00:00Z",
    "h081225223518, 2008-12-25T21:35:18Z",
    "e090714074553, 2009-07-14T05:45:53Z"
  })
  void becomesUtcByItsSeason(String text, String utc) {
    assertThat(Horodate.parse(text).orElseThrow().instant()).isEqualTo(Instant.parse(utc));
  }

  @Test
  void theRepeatedHourOfOctoberIsTwoDifferentInstants() {
    Instant summer = Horodate.parse("E261025023000").orElseThrow().instant();
    Instant winter = Horodate.parse("H261025023000").orElseThrow().instant();

    assertThat(winter).isEqualTo(summer.plusSeconds(3600));
  }

  @Test
  void aLowerCaseSeasonSaysThatTheClockIsDegraded() {
    assertThat(Horodate.parse("h081225223518").orElseThrow().clockDegraded()).isTrue();
    assertThat(Horodate.parse("H081225223518").orElseThrow().clockDegraded()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H991332000000",
        "H230230120000",
        "H230101240000",
        "H230101006000",
        "X230101000000",
        "H23010100000",
        "H2301010000000",
        "H2301010000-1",
        ""
      })
  void whatIsNoDateIsRefused(String text) {
    assertThat(Horodate.parse(text)).isEmpty();
  }
}
