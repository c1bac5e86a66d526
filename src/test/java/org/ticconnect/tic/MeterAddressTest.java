package org.ticconnect.tic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MeterAddressTest {

  @Test
  void tellsMakerYearTypeAndSerial() {
    MeterAddress address = MeterAddress.parse("042176000123").orElseThrow();

    assertThat(address.makerName()).contains("Landis+Gyr");
    assertThat(address.year()).isEqualTo(2021);
    assertThat(address.type()).isEqualTo(76);
    assertThat(address.serial()).isEqualTo(123);
  }

  @Test
  void computesTheKeyOnThePrintedLabel() {
    assertThat(MeterAddress.parse("138705016492").orElseThrow().key()).isEqualTo("29");
  }

  @Test
  void unknownMakersAreNoMistake() {
    assertThat(MeterAddress.parse("992176000123").orElseThrow().makerName()).isEmpty();
    assertThat(MeterAddress.parse("04217600012")).isEmpty();
    assertThat(MeterAddress.parse("0421760001q3")).isEmpty();
  }

  @Test
  void relaysAreClosedWhereTheirBitIsSet() {
    Relays relays = new Relays(140);

    assertThat(relays.closed(3)).isTrue();
    assertThat(relays.closed(4)).isTrue();
    assertThat(relays.closed(8)).isTrue();
    assertThat(relays.closed(1)).isFalse();
    assertThatThrownBy(() -> new Relays(256)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> relays.closed(9)).isInstanceOf(IllegalArgumentException.class);
  }
}
