package org.ticconnect.tic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTest {

  @Test
  void allSeventyOneLabelsFillTheLongestFrameOfTheSpecification() {
    int groupOverhead = 5;
    int horodateOverhead = 14;
    int bytes = 2;
    for (Label label : Label.values()) {
      bytes +=
          label.text().length()
              + label.width()
              + groupOverhead
              + (label.hasHorodate() ? horodateOverhead : 0);
    }

    assertThat(Label.values()).hasSize(71);
    assertThat(bytes).isEqualTo(1727);
  }

  @Test
  void spellingIsExact() {
    assertThat(Label.of("SMAXSN1-1")).contains(Label.SMAXSN1_1);
    assertThat(Label.of("NJOURF+1")).contains(Label.NJOURF_PLUS_1);
    assertThat(Label.of("PJOURF+1")).contains(Label.PJOURF_PLUS_1);
    assertThat(Label.of("smaxsn")).isEmpty();
    assertThat(Label.of("SMAXN")).isEmpty();
  }
}
