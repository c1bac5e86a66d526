package org.ticconnect.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.support.RawModbus.answer;
import static org.ticconnect.support.RawModbus.read;
import static org.ticconnect.support.RawModbus.request;
import static org.ticconnect.tic.Lines.good;

import com.ghgande.j2mod.modbus.Modbus;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.support.Master;
import org.ticconnect.support.RawModbus;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;

class ModbusServerTest {
  private static final int MOST_CLIENTS = 3;
  private static final Duration STALE_AFTER = ServedMeter.STALE_AFTER;
  private static final int U1 = 32774;

  private ServedMeter served;
  private ModbusServer server;
  private AtomicLong now;

  @BeforeEach
  void start() {
    served = new ServedMeter(MOST_CLIENTS, "127.0.0.0/8", Optional.empty());
    server = served.server;
    now = served.now;
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private void hear(Group... groups) {
    served.hear(groups);
  }

  private Socket socket() throws IOException {
    return RawModbus.connect(server.port().orElseThrow());
  }

  @Test
  void anEmproHasItsLowWordFirstAndItsTextsSwapped() throws Exception {
    hear(good(Label.URMS1, "231"), good(Label.ADSC, "042176000123"));
    try (Master master = new Master(server.port().orElseThrow())) {
      assertThat(master.holding(1, U1, 2)).containsExactly(0x0000, 0x4367);
      assertThat(master.input(1, U1, 2)).containsExactly(0x0000, 0x4367);
      assertThat(master.holding(1, 300, 5))
          .containsExactly('E' | 'E' << 8, 'M' | '-' << 8, 'M' | 'A' << 8, '3' | '7' << 8, '0');
      assertThat(master.holding(1, 316, 6))
          .containsExactly(0x3430, 0x3132, 0x3637, 0x3030, 0x3130, 0x3332);
      int[] serial = master.holding(1, 342, 2);
      assertThat(serial[1] << 16 | serial[0]).isEqualTo(176000123);
    }
  }

  @Test
  void theNativeMapHasItsHighWordFirst() throws Exception {
    hear(good(Label.EAST, "123456789"), good(Label.IRMS1, "007"));
    try (Master master = new Master(server.port().orElseThrow())) {
      assertThat(master.holding(240, 100, 2)).containsExactly(0x075B, 0xCD15);
      assertThat(master.input(240, 200, 1)).containsExactly(7);
    }
  }

  @Test
  void aStaleValueIsRefusedButTheMeterIsStillRecognised() throws Exception {
    hear(good(Label.URMS1, "231"), good(Label.ADSC, "042176000123"));
    try (Master master = new Master(server.port().orElseThrow())) {
      now.addAndGet(STALE_AFTER.toNanos() - 1);
      assertThat(master.lowFirstFloat(1, U1)).isEqualTo(231f);

      now.incrementAndGet();
      assertThat(master.refusal(1, U1, 2)).isEqualTo(Master.STALE);
      assertThat(master.refusal(1, U1, 1)).as("half of it").isEqualTo(Master.STALE);
      assertThat(master.refusal(1, 32780, 2)).as("nominal frequency").isEqualTo(Master.STALE);
      assertThat(master.refusal(1, 316, 9)).as("serial number").isZero();
      assertThat(master.refusal(1, 300, 8)).as("device name").isZero();
    }
  }

  @Test
  void nothingIsServedBeforeItIsKnown() throws Exception {
    hear(good(Label.URMS1, "231"));
    try (Master master = new Master(server.port().orElseThrow())) {
      assertThat(master.refusal(1, U1, 2)).isZero();
      assertThat(master.refusal(1, U1, 4)).as("phase 2 not heard yet").isEqualTo(Master.STALE);
    }
  }

  @Test
  void whatAMeterDoesNotSendReadsAsItsMapSays() throws Exception {
    served.hear(Profile.SINGLE_PHASE);
    try (Master master = new Master(server.port().orElseThrow())) {
      assertThat(master.lowFirstFloat(1, U1 + 2)).isZero();
      assertThat(master.holding(240, 150, 1)).containsExactly(0);
      assertThat(master.holding(240, 201, 1)).containsExactly(0xFFFF);
    }
  }

  @Test
  void readsAreRefusedOutsideAndAnsweredAcrossGaps() throws Exception {
    hear(good(Label.URMS1, "231"), good(Label.ADSC, "042176000123"));
    try (Master master = new Master(server.port().orElseThrow())) {
      assertThat(master.refusal(1, 0, 1)).isEqualTo(Modbus.ILLEGAL_ADDRESS_EXCEPTION);
      assertThat(master.refusal(1, 32895, 2)).isEqualTo(Modbus.ILLEGAL_ADDRESS_EXCEPTION);
      assertThat(master.refusal(1, 65535, 1)).isEqualTo(Modbus.ILLEGAL_ADDRESS_EXCEPTION);
      assertThat(master.holding(1, 32792, 2)).as("gap").containsExactly(0, 0);
      assertThat(master.holding(1, 256, 125)).hasSize(125).startsWith(100, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 126, 200, 65535})
  void aWrongQuantityIsRefused(int count) throws Exception {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(read(7, 1, 300, count));
      assertThat(answer(socket)).containsExactly(7, 1, 0x83, Modbus.ILLEGAL_VALUE_EXCEPTION);
    }
  }

  @Test
  void everyFunctionButTheTwoReadsIsRefusedAndTheConnectionLives() throws Exception {
    try (Socket socket = socket()) {
      for (int function = 0; function < 256; function++) {
        if (function != 3 && function != 4) {
          socket.getOutputStream().write(request(function, 1, function, 0, 1, 0, 1));
          assertThat(answer(socket)).containsExactly(function, 1, function | 0x80, 1);
        }
      }
      socket.getOutputStream().write(read(9, 1, 300, 1));
      assertThat(answer(socket)).startsWith(9, 1, 3, 2);
    }
  }

  @Test
  void manyRequestsInOnePieceAndOneInManyAreAnsweredInOrder() throws Exception {
    try (Socket socket = socket()) {
      ByteBuffer together = ByteBuffer.allocate(50 * 12);
      for (int i = 0; i < 50; i++) {
        together.put(read(i, 1, 300 + i % 8, 1));
      }
      socket.getOutputStream().write(together.array());
      for (int i = 0; i < 50; i++) {
        assertThat(answer(socket)).startsWith(i, 1, 3, 2);
      }
      socket.setTcpNoDelay(true);
      for (byte b : read(77, 1, 300, 1)) {
        socket.getOutputStream().write(b);
        socket.getOutputStream().flush();
      }
      assertThat(answer(socket)).startsWith(77, 1, 3, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00 01 00 05 00 06 01 03 01 2C 00 01",
        "00 01 00 00 00 01 01",
        "00 01 00 00 00 FF 01 03 01 2C 00 01",
        "47 45 54 20 2F 20 48 54 54 50"
      })
  void whatIsNoModbusClosesTheConnection(String hex) throws Exception {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    try (Socket socket = socket()) {
      socket.getOutputStream().write(bytes);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aRequestThatDoesNotComeWholeWithinTwoSecondsClosesTheConnection() throws Exception {
    try (Socket socket = socket()) {
      long start = System.nanoTime();
      socket.getOutputStream().write(Arrays.copyOf(read(1, 1, 300, 1), 7));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(1500L, 4500L);
    }
  }

  @Test
  void theLongestIdleClientGivesWayToANewOne() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < MOST_CLIENTS; i++) {
      sockets.add(socket());
      sockets.get(i).getOutputStream().write(read(i, 1, 300, 1));
      answer(sockets.get(i));
    }
    sockets.get(0).getOutputStream().write(read(5, 1, 300, 1));
    answer(sockets.get(0));

    try (Socket newcomer = socket()) {
      newcomer.getOutputStream().write(read(6, 1, 300, 1));
      assertThat(answer(newcomer)).startsWith(6);
      assertThat(sockets.get(1).getInputStream().read()).isEqualTo(-1);
      sockets.get(0).getOutputStream().write(read(8, 1, 300, 1));
      assertThat(answer(sockets.get(0))).startsWith(8);
    }
    for (Socket socket : sockets) {
      socket.close();
    }
    await().atMost(Duration.ofSeconds(5)).until(() -> server.clients() == 0);
  }
}
