package org.ticconnect.tic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticconnect.tic.StatusRegister.Breaker;
import org.ticconnect.tic.StatusRegister.Euridis;
import org.ticconnect.tic.StatusRegister.PowerLine;
import org.ticconnect.tic.StatusRegister.Tempo;

class StatusRegisterTest {

  @ParameterizedTest
  @CsvSource({
    // hex, dry open, cover open, producer, injecting, supplier, distributor, today, tomorrow,
    // notice, running
    "000A4411, true,  true,  false, false, 2, 2, NONE,  NONE, 0, 0",
    "003A0001, true,  false, false, false, 1, 1, NONE,  NONE, 0, 0",
    "003A0000, false, false, false, false, 1, 1, NONE,  NONE, 0, 0",
    "003A4001, true,  false, false, false, 1, 2, NONE,  NONE, 0, 0",
    "003A8000, false, false, false, false, 1, 3, NONE,  NONE, 0, 0",
    "013AC401, true,  false, false, false, 2, 4, BLUE,  NONE, 0, 0",
    "463A0800, false, false, false, false, 3, 1, WHITE, BLUE, 0, 1",
    "833AD501, true,  false, true,  false, 6, 4, RED,   NONE, 0, 2",
    "AF3A9100, false, false, true,  false, 5, 3, RED,   RED,  2, 2",
    "002A0301, true,  false, true,  true,  1, 1, NONE,  NONE, 0, 0",
    "003A0301, true,  false, true,  true,  1, 1, NONE,  NONE, 0, 0",
    "003AC301, true,  false, true,  true,  1, 4, NONE,  NONE, 0, 0",
    "013A0501, true,  false, true,  false, 2, 1, BLUE,  NONE, 0, 0",
    "010A4601, true,  false, false, true,  2, 2, BLUE,  NONE, 0, 0",
    "003A4201, true,  false, false, true,  1, 2, NONE,  NONE, 0, 0"
  })
  void registersOfRealMeters(
      String hex,
      boolean dryOpen,
      boolean coverOpen,
      boolean producer,
      boolean injecting,
      int supplier,
      int distributor,
      Tempo today,
      Tempo tomorrow,
      int notice,
      int running) {
    StatusRegister status = StatusRegister.parse(hex).orElseThrow();

    assertThat(status.dryContactOpen()).isEqualTo(dryOpen);
    assertThat(status.coverOpen()).isEqualTo(coverOpen);
    assertThat(status.producer()).isEqualTo(producer);
    assertThat(status.injecting()).isEqualTo(injecting);
    assertThat(status.supplierIndex()).isEqualTo(supplier);
    assertThat(status.distributorIndex()).isEqualTo(distributor);
    assertThat(status.tempoToday()).isEqualTo(today);
    assertThat(status.tempoTomorrow()).isEqualTo(tomorrow);
    assertThat(status.peakNotice()).isEqualTo(notice);
    assertThat(status.peakRunning()).isEqualTo(running);
    assertThat(status.ticStandard()).isTrue();
    assertThat(status.breaker()).isEqualTo(Breaker.CLOSED);
    assertThat(status.clockDegraded()).isFalse();
  }

  @Test
  void outputsAndFaults() {
    StatusRegister quiet = StatusRegister.parse("003A0001").orElseThrow();
    assertThat(quiet.euridis()).isEqualTo(Euridis.ON_WITH_SECURITY);
    assertThat(quiet.powerLine()).isEqualTo(PowerLine.NEW_LOCK);
    assertThat(quiet.powerLineSynchronised()).isFalse();
    assertThat(StatusRegister.parse("000A4411").orElseThrow().euridis())
        .isEqualTo(Euridis.ON_WITHOUT_SECURITY);

    StatusRegister faulty = new StatusRegister(1 << 1 | 1 << 6 | 1 << 7 | 1 << 16 | 1 << 23);
    assertThat(faulty.breaker()).isEqualTo(Breaker.OPEN_OVER_POWER);
    assertThat(faulty.overVoltage()).isTrue();
    assertThat(faulty.overPower()).isTrue();
    assertThat(faulty.clockDegraded()).isTrue();
    assertThat(faulty.powerLineSynchronised()).isTrue();
  }

  @Test
  void onlyEightHexadecimalDigitsAreARegister() {
    assertThat(StatusRegister.parse("003A000")).isEmpty();
    assertThat(StatusRegister.parse("003A000G")).isEmpty();
    assertThat(StatusRegister.parse("+03A0001")).isEmpty();
  }
}
