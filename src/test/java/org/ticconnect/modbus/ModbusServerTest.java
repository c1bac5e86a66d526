package org.ticconnect.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.tic.Lines.good;

import com.ghgande.j2mod.modbus.Modbus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.mapping.Ipv4Network;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.Mapped;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Master;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

class ModbusServerTest {
  private static final int MOST_CLIENTS = 3;
  private static final Duration STALE_AFTER = Duration.ofSeconds(10);
  private static final int U1 = 32774;

  private final AtomicLong now = new AtomicLong(1_000);
  private final Mappings mappings = Mapped.shipped();
  private final LiveMeter meter = new LiveMeter("main", mappings.quantities(), Set.of(Label.PRM));
  private final Banks banks =
      new Banks(
          Map.of("main", meter::values),
          "main",
          0,
          new Freshness(STALE_AFTER),
          source -> figure -> OptionalLong.of(figure.ordinal()));
  private ModbusServer server;

  private static ModbusServer.Options options(int port) {
    return new ModbusServer.Options(
        "127.0.0.1",
        port,
        Optional.empty(),
        MOST_CLIENTS,
        List.of(Ipv4Network.parse("127.0.0.0/8").orElseThrow()));
  }

  @BeforeEach
  void start() {
    banks.serve(mappings.registers().units(), mappings.registers().maps());
    server =
        new ModbusServer(
            options(0),
            banks,
            new RequestLog(new SimpleMeterRegistry()),
            now::get,
            runnable -> new Thread(runnable, "modbus-under-test"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void hear(Group... groups) {
    for (Group group : groups) {
      banks.update(meter.accept(group, now.get()));
    }
  }

  private Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port().orElseThrow());
    socket.setSoTimeout(5000);
    return socket;
  }

  private static byte[] request(int transaction, int unit, int function, int... data) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + data.length);
    bytes.putShort((short) transaction).putShort((short) 0).putShort((short) (2 + data.length));
    bytes.put((byte) unit).put((byte) function);
    for (int b : data) {
      bytes.put((byte) b);
    }
    return bytes.array();
  }

  private static byte[] read(int transaction, int unit, int address, int count) {
    return request(transaction, unit, 3, address >> 8, address, count >> 8, count);
  }

  /** The next answer: transaction, unit, function and data. */
  private static List<Integer> answer(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    List<Integer> answer = new ArrayList<>();
    answer.add(in.readUnsignedShort());
    assertThat(in.readUnsignedShort()).isZero();
    int length = in.readUnsignedShort();
    for (int i = 0; i < length; i++) {
      answer.add(in.readUnsignedByte());
    }
    return answer;
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
    SimulatedMeter single = Frames.meter(Profile.SINGLE_PHASE);
    for (int i = 0; i < 2; i++) {
      Lines.groups(single.nextFrame()).forEach(this::hear);
      banks.update(meter.frameEnded(true, now.get()));
    }
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

  @Test
  void valuesOfSeveralRegistersAreNeverHalfOldAndHalfNew() throws Exception {
    Thread writer =
        new Thread(
            () -> {
              boolean odd = false;
              while (!Thread.interrupted()) {
                odd = !odd;
                hear(good(Label.EAST, odd ? "000065535" : "000065536"));
              }
            });
    hear(good(Label.EAST, "000065535"));
    writer.start();
    try (Master master = new Master(server.port().orElseThrow())) {
      for (int i = 0; i < 5000; i++) {
        int[] words = master.holding(240, 100, 2);
        assertThat(words[0] << 16 | words[1]).isIn(65535, 65536);
      }
    } finally {
      writer.interrupt();
      writer.join();
    }
  }

  @Test
  void aPortInUseIsNoFailureOfTheRest() {
    try (ModbusServer second =
        new ModbusServer(
            options(server.port().orElseThrow()),
            banks,
            new RequestLog(new SimpleMeterRegistry()),
            now::get,
            runnable -> new Thread(runnable, "second"))) {
      second.start();
      assertThat(second.port()).isEmpty();
    }
  }
}
