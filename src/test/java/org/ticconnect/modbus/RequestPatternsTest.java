package org.ticconnect.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.tic.Lines.good;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterRequest;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.support.Master;
import org.ticconnect.tic.Label;

/** What masters in the field are known to ask, request by request. */
class RequestPatternsTest {
  private final ServedMeter served = ServedMeter.started();

  @AfterEach
  void stop() {
    served.close();
  }

  private static float lowFirst(int[] words, int at) {
    return Float.intBitsToFloat(words[at + 1] << 16 | words[at]);
  }

  private static int lowFirstNumber(int[] words, int at) {
    return words[at + 1] << 16 | words[at];
  }

  private static String text(int[] words) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * words.length);
    for (int word : words) {
      bytes.putShort((short) word);
    }
    return new String(bytes.array(), StandardCharsets.US_ASCII).trim();
  }

  @Test
  void openEmsReadsTheLiveBlockAndTheEnergiesOfAnEmpro() throws Exception {
    served.hear(Profile.THREE_PHASE);
    try (Master master = served.master()) {
      int[] live = master.holding(1, 0x8006, 57);
      assertThat(lowFirst(live, 0)).isEqualTo((float) served.live("voltage_l1"));
      assertThat(lowFirst(live, 6)).isEqualTo(50f);
      assertThat(lowFirst(live, 8)).isEqualTo((float) served.live("current_l1"));
      assertThat(lowFirst(live, 16)).isEqualTo((float) served.live("power_active"));
      assertThat(lowFirst(live, 55)).isEqualTo((float) served.live("voltage_mean"));

      int[] energies = master.holding(1, 0x8100, 8);
      assertThat(lowFirst(energies, 0))
          .isEqualTo((float) served.live("energy_active_import_total"));
      assertThat(lowFirst(energies, 6)).as("injected, not sent").isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"THREE_PHASE, 0", "SINGLE_PHASE, 3"})
  void aVictronSystemScansRecognisesAndPollsAnEm24(Profile profile, int system) throws Exception {
    served.serving(1, "carlo-gavazzi-em24").hear(profile);
    try (Master master = served.master()) {
      assertThat(master.refusal(1, 0x8960, 2)).as("ABB?").isEqualTo(2);
      assertThat(master.refusal(2, 0x8960, 2)).as("ABB at 2?").isEqualTo(2);
      assertThat(master.holding(1, 0x000B, 1)).as("Carlo Gavazzi?").containsExactly(1651);
      assertThat(master.holding(1, 0xA000, 1)).containsExactly(7);
      assertThat(master.refusal(1, new WriteSingleRegisterRequest(0xA000, new SimpleRegister(7))))
          .isZero();
      assertThat(master.refusal(1, new WriteSingleRegisterRequest(0xA000, new SimpleRegister(6))))
          .as("another application")
          .isEqualTo(Modbus.ILLEGAL_FUNCTION_EXCEPTION);
      assertThat(master.holding(1, 0xA000, 1)).containsExactly(7);
      assertThat(master.holding(1, 0x0302, 1)).hasSize(1);
      assertThat(master.holding(1, 0x0304, 1)[0]).isGreaterThanOrEqualTo(0x1803);
      assertThat(master.holding(1, 0x1002, 1)).containsExactly(system);
      assertThat(text(master.holding(1, 0x5000, 7))).hasSize(12).containsOnlyDigits();

      int[] poll = master.holding(1, 0, 80);
      assertThat(lowFirstNumber(poll, 0) / 10.0).isEqualTo(served.live("voltage_l1"));
      assertThat(lowFirstNumber(poll, 0x0C) / 1000.0).isEqualTo(served.live("current_l1"));
      assertThat(lowFirstNumber(poll, 0x28) / 10.0).isEqualTo(served.live("power_active"));
      assertThat(lowFirstNumber(poll, 0x34))
          .isEqualTo((int) Math.rint(served.live("energy_active_import_total") / 100));
      assertThat(poll[0x0B]).as("the voltage, not the identification").isNotEqualTo(1651);
      assertThat(master.holding(1, 0xA100, 1)).containsExactly(3);

      served.fallSilent();
      assertThat(master.refusal(1, 0, 80)).isEqualTo(Master.STALE);
      assertThat(master.holding(1, 0x000B, 1)).as("still recognised").containsExactly(1651);
      assertThat(master.holding(1, 0x1002, 1)).containsExactly(system);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sunspec-201, 201",
    "sunspec-203, 203",
    "sunspec-211, 211",
    "sunspec-213, 213",
    "sunspec-201-l65, 201",
    "sunspec-203-l65, 203",
    "sunspec-211-l65, 211",
    "sunspec-213-l65, 213",
    "fronius-smart-meter, 213"
  })
  void aSunSpecMasterWalksTheChainOfModelsAndReadsThemWhole(String map, int model)
      throws Exception {
    served.serving(1, map).hear(Profile.THREE_PHASE);
    try (Master master = served.master()) {
      assertThat(master.holding(1, 40000, 2)).containsExactly(0x5375, 0x6E53);
      int at = 40002;
      int[] header = master.holding(1, at, 2);
      assertThat(header[0]).isEqualTo(1);
      assertThat(header[1]).isEqualTo(map.endsWith("65") || map.startsWith("fro") ? 65 : 66);
      int[] common = master.holding(1, at, 2 + header[1]);
      assertThat(text(Arrays.copyOfRange(common, 2, 18)))
          .isEqualTo(map.startsWith("fronius") ? "Fronius" : "TIC Connect");
      assertThat(text(Arrays.copyOfRange(common, 50, 66))).containsOnlyDigits();
      at += 2 + header[1];

      header = master.holding(1, at, 2);
      assertThat(header[0]).isEqualTo(model);
      assertThat(header[1]).isEqualTo(model < 210 ? 105 : 124);
      for (int part = 0; part < 2 + header[1]; part += 2) {
        assertThat(master.refusal(1, at + part, Math.min(2, 2 + header[1] - part))).isZero();
      }
      assertThat(master.holding(1, at + 2, header[1])).hasSize(header[1]);
      at += 2 + header[1];
      assertThat(master.holding(1, at, 2)).as("end of the chain").containsExactly(0xFFFF, 0);
    }
  }

  @Test
  void whatALinkyCannotTellIsNotImplementedInSunSpec() throws Exception {
    served.serving(1, "sunspec-203", 2, "sunspec-213").hear(Profile.THREE_PHASE);
    try (Master master = served.master()) {
      assertThat(master.holding(1, 40070 + 28, 1)).as("reactive").containsExactly(0x8000);
      assertThat(master.holding(1, 40070 + 38, 2)).as("injected").containsExactly(0, 0);
      assertThat(master.holding(2, 40070 + 44, 2)).as("reactive").containsExactly(0x7FC0, 0);
      assertThat(master.holding(1, 40070 + 16, 2)).as("50 Hz").containsExactly(5000, 0xFFFE);
    }
  }

  @Test
  void anAbbSaysOfEachValueThatItHasNone() throws Exception {
    served.serving(1, "abb-b23").hear(Profile.SINGLE_PHASE);
    try (Master master = served.master()) {
      assertThat(master.holding(1, 0x5B18, 2)).as("P2").containsExactly(0x7FFF, 0xFFFF);
      assertThat(master.holding(1, 0x5B02, 2)).as("U2").containsExactly(0xFFFF, 0xFFFF);
      assertThat(master.holding(1, 0x5B3B, 1)).as("PF1").containsExactly(0x7FFF);
      assertThat(master.holding(1, 0x5460, 4))
          .as("all is drawn by phase 1")
          .isEqualTo(master.holding(1, 0x5000, 4));
      assertThat(master.holding(1, 0x5464, 4)).containsOnly(0xFFFF);
    }
  }

  @Test
  void valuesOfAnSdm630AreNotAmongItsSettings() throws Exception {
    served.serving(1, "eastron-sdm630").hear(Profile.SINGLE_PHASE);
    try (Master master = served.master()) {
      assertThat(master.refusal(1, 0x34, 2)).isEqualTo(Modbus.ILLEGAL_ADDRESS_EXCEPTION);
      assertThat(master.input(1, 0, 80)).hasSize(80);
      assertThat(master.holding(1, 10, 2)).as("one phase").containsExactly(0x3F80, 0);
    }
  }

  @Test
  void onASinglePhaseMeterTheNeutralHasTheCurrentOfThePhase() throws Exception {
    served.hear(Profile.SINGLE_PHASE);
    try (Master master = served.master()) {
      assertThat(master.lowFirstFloat(1, 0x8014)).isEqualTo(master.lowFirstFloat(1, 0x800E));
    }
  }

  @Test
  void theSignOfPowersIsTurnedAroundWhereTheMapSaysSo() throws Exception {
    served.serving(1, "sunspec-203", 2, "sunspec-203-export-positive").hear(Profile.THREE_PHASE);
    try (Master master = served.master()) {
      for (int power = 40070 + 18; power <= 40070 + 21; power++) {
        int usual = (short) master.holding(1, power, 1)[0];
        assertThat((short) master.holding(2, power, 1)[0]).isEqualTo((short) -usual);
      }
      assertThat(master.holding(1, 40070 + 18, 1)[0]).isNotZero();
    }
  }

  @Test
  void everyRowOfEveryMapIsReadByItself() throws Exception {
    served.hear(Profile.PRODUCER);
    try (Master master = served.master()) {
      for (RegisterMap map : served.mappings.registers().maps().values()) {
        served.serving(1, map.name());
        for (Register row : map.registers()) {
          int[] words =
              row.tables().reachedBy(true)
                  ? master.holding(1, row.address(), row.length())
                  : master.input(1, row.address(), row.length());
          assertThat(words).as(map.name() + " " + row.address()).hasSize(row.length());
        }
      }
    }
  }

  @Test
  void everyMapTurnsToWhatItDeclaresWhenTheMeterIsSilentAndBackWithItsNextGroup() throws Exception {
    served.hear(Profile.THREE_PHASE);
    try (Master master = served.master()) {
      for (RegisterMap map : served.mappings.registers().maps().values()) {
        served.serving(1, map.name());
        Register voltage = row(map, "voltage_l1");
        Register energy = row(map, "energy_active_import_total");
        Register serial = row(map, "meter_address", voltage);

        assertThat(refusal(master, voltage)).as(map.name()).isZero();
        served.now.addAndGet(ServedMeter.STALE_AFTER.toNanos() - 1);
        assertThat(refusal(master, voltage)).as(map.name() + " just fresh").isZero();
        served.now.incrementAndGet();

        boolean keeps = map.stale() == RegisterMap.Stale.KEEP_INDEXES;
        assertThat(refusal(master, voltage)).as(map.name()).isEqualTo(Master.STALE);
        assertThat(refusal(master, energy)).as(map.name()).isEqualTo(keeps ? 0 : Master.STALE);
        assertThat(refusal(master, serial))
            .as(map.name() + " identification")
            .isEqualTo(serial == voltage ? Master.STALE : 0);

        served.hear(good(Label.URMS1, "231"));
        assertThat(refusal(master, voltage)).as(map.name() + " heard again").isZero();
        assertThat(refusal(master, energy)).as(map.name()).isEqualTo(keeps ? 0 : Master.STALE);
        served.hear(Profile.THREE_PHASE);
        assertThat(refusal(master, energy)).as(map.name()).isZero();
      }
    }
  }

  private static Register row(RegisterMap map, String quantity, Register... otherwise) {
    return map.registers().stream()
        .filter(
            row ->
                row.content() instanceof Register.Measured measured
                    && measured.quantity().name().equals(quantity))
        .findFirst()
        .orElseGet(() -> otherwise[0]);
  }

  private static int refusal(Master master, Register row) throws Exception {
    if (row.tables().reachedBy(true)) {
      return master.refusal(1, row.address(), row.length());
    }
    try {
      master.input(1, row.address(), row.length());
      return 0;
    } catch (ModbusSlaveException refused) {
      return refused.getType();
    }
  }

  @Test
  void aThousandConnectReadCloseLeaveNothingBehind() throws Exception {
    connectReadClose(1_000);
  }

  @Test
  @Tag("long")
  void tenThousandConnectReadCloseLeaveNothingBehind() throws Exception {
    connectReadClose(10_000);
  }

  private void connectReadClose(int times) throws Exception {
    served.hear(good(Label.URMS1, "231"));
    int threads = Thread.activeCount();
    for (int i = 0; i < times; i++) {
      try (Master master = served.master()) {
        assertThat(master.lowFirstFloat(1, 32774)).isEqualTo(231f);
      }
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> served.server.clients() == 0);
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 1);
  }
}
