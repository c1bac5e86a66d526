package org.ticconnect.tic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.good;
import static org.ticconnect.tic.Lines.group;
import static org.ticconnect.tic.Lines.groups;
import static org.ticconnect.tic.Lines.parts;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticconnect.tic.BadGroup.Cause;

class GroupDecoderTest {

  @Test
  void aGroupWithoutHorodate() {
    assertThat(groups(bytes(group("EAST", "000123456"))))
        .containsExactly(good(Label.EAST, "000123456"));
  }

  @Test
  void dateHasItsValueInTheHorodateAndNoData() {
    assertThat(groups(bytes("\nDATE\tE090714074553\t\tK\r")))
        .containsExactly(good(Label.DATE, "E090714074553", ""));
  }

  @Test
  void theCheckMayBeASpace() {
    assertThat(groups(bytes("\nEASD01\t000000000\t \r")))
        .containsExactly(good(Label.EASD01, "000000000"));
  }

  @Test
  void aMobilePeakHasASpaceForItsSeason() {
    assertThat(groups(bytes(group("DPM1", " 230110060000", "00"))))
        .containsExactly(good(Label.DPM1, " 230110060000", "00"));
  }

  @Test
  void theFirstCharacterAfterAPauseMayBeMangled() {
    assertThat(groups(bytes("\u000fVTIC\t02\tJ\r"))).containsExactly(good(Label.VTIC, "02"));
  }

  /** Every one of these has a right checksum, or a wrong one on purpose. */
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("check", "\nVTIC\t02\tK\r", Cause.CHECKSUM),
        Arguments.of("bit 6 flipped: 1 to q", group("EAST", "00012345q"), Cause.CONTENT),
        Arguments.of("letters in an index", group("EAST", "0001234AB"), Cause.CONTENT),
        Arguments.of("eight digits", group("EAST", "00012345"), Cause.WIDTH),
        Arguments.of("ten digits", group("EAST", "0001234567"), Cause.WIDTH),
        Arguments.of("sign", group("EAST", "-00012345"), Cause.CONTENT),
        Arguments.of("unknown label", group("EASX", "000123456"), Cause.LABEL),
        Arguments.of("lost first character", group("INSTS", "00480"), Cause.LABEL),
        Arguments.of("lower case", group("east", "000123456"), Cause.LABEL),
        Arguments.of("no horodate", group("SMAXSN", "00480"), Cause.FIELDS),
        Arguments.of(
            "a horodate too many", group("EAST", "H230101000000", "000123456"), Cause.FIELDS),
        Arguments.of("month 13", group("SMAXSN", "H991332000000", "00480"), Cause.HORODATE),
        Arguments.of("small hexadecimal", group("STGE", "003a0001"), Cause.CONTENT),
        Arguments.of("relays 256", group("RELAIS", "256"), Cause.CONTENT),
        Arguments.of("tariff 0", group("NTARF", "00"), Cause.CONTENT),
        Arguments.of("tariff 11", group("NTARF", "11"), Cause.CONTENT),
        Arguments.of(
            "control character in a text", group("MSG2", "ABCDEFGH\bJKLMNOP"), Cause.CONTENT),
        Arguments.of(
            "a profile with a hole", group("PJOURF+1", "0000800".repeat(14)), Cause.CONTENT),
        Arguments.of("bit 7 set", group("EAST", "00012345\u00b6"), Cause.CONTENT),
        Arguments.of("no check", "\nVTIC\t02\t\r", Cause.FIELDS),
        Arguments.of("label only", "\nVTIC\r", Cause.FIELDS),
        Arguments.of("two checks", "\nVTIC\t02\tJJ\r", Cause.FIELDS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefused(String why, String line, Cause cause) {
    assertThat(parts(bytes(line)))
        .singleElement()
        .isInstanceOfSatisfying(BadGroup.class, bad -> assertThat(bad.cause()).isEqualTo(cause));
  }

  @Test
  void noSingleFlippedBitTurnsANumberIntoAnotherOne() {
    byte[] clean = bytes(group("EAST", "000123456"));
    for (int at = 0; at < clean.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] hurt = clean.clone();
        hurt[at] ^= (byte) (1 << bit);
        assertThat(groups(hurt))
            .as("bit %d of byte %d", bit, at)
            .allMatch(group -> group.equals(good(Label.EAST, "000123456")));
      }
    }
  }

  @Test
  void whatTheEncoderWritesTheDecoderReads() {
    Group written = good(Label.SMAXSN_1, "E260701123456", "01234");

    assertThat(groups(GroupEncoder.encode(written))).containsExactly(written);
  }
}
