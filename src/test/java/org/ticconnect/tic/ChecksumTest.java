package org.ticconnect.tic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {

  /** Known answers; a tab is written as {@code >}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ADSC>012345678901>|;",
        "VTIC>02>|J",
        "DATE>H081225223518>>|H",
        "DATE>E090714074553>>|K",
        "NGTF>      BASE      >|<",
        "EAST>000000000>|O",
        "EASD01>000000000>|\" \"",
        "IRMS1>001>|/",
        "URMS1>232>|A",
        "RELAIS>001>|C",
        "NJOURF+1>00>|B",
        "STGE>003A0001>|:",
        "PREF>12>|B",
        "SINSTS>00480>|R",
        "SMAXSN>E210414000000>00000>|V",
        "SMAXSN1-1>H231101120000>01234>|1",
        "CCASN-1>H231101113000>00250>|M",
        "UMOY1>H231101120000>233>|!",
        "DPM1> 230110060000>00>|Z",
        "PRM>00000000000000>|A",
        "NTARF>01>|N",
        "MSG1>PAS DE          MESSAGE         >|<"
      })
  void sumsFromTheLabelToTheLastTab(String body, String check) {
    byte[] bytes = body.replace('>', '\t').getBytes(US_ASCII);

    assertThat(Checksum.of(bytes, 0, bytes.length)).isEqualTo(check.charAt(0));
  }
}
