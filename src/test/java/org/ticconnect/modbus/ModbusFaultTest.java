package org.ticconnect.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.support.RawModbus.answer;
import static org.ticconnect.support.RawModbus.ask;
import static org.ticconnect.support.RawModbus.awaitClosed;
import static org.ticconnect.support.RawModbus.connect;
import static org.ticconnect.support.RawModbus.read;
import static org.ticconnect.support.RawModbus.request;
import static org.ticconnect.tic.Lines.good;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.mapping.RegisterType;
import org.ticconnect.mapping.WordOrder;
import org.ticconnect.meter.Quantity;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.support.Master;
import org.ticconnect.support.Ports;
import org.ticconnect.tic.Label;

/** Rows M1 to M16 of the fault matrix: floods, slow and deaf clients, noise, wrong requests. */
@Tag("alone")
class ModbusFaultTest {
  private static final int SERIAL_EMPRO = 316;
  private static final int NAME_EMPRO = 300;
  private static final int EAST = 100;
  private static final int NATIVE = 240;

  private final ServedMeter served = ServedMeter.started();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void hear() {
    log.start();
    root.addAppender(log);
    served.hear(Profile.THREE_PHASE);
  }

  /** Whatever a client does, it is no failure of ours and fills no log. */
  @AfterEach
  void stop() {
    served.close();
    root.detachAppender(log);
    assertThat(log.list)
        .noneMatch(event -> event.getThrowableProxy() != null && event.getLevel() != Level.DEBUG)
        .noneMatch(event -> event.getLevel() == Level.ERROR)
        .hasSizeLessThan(20);
  }

  private void stillServed() throws IOException {
    try (Socket good = connect(served.port())) {
      assertThat(ask(good, read(1, 1, NAME_EMPRO, 8))).startsWith(1, 1, 3, 16);
    }
  }

  @Test
  @DisplayName("M1: idle connections give way to each other and not to the master at work")
  void aFloodOfConnectionsDoesNotPushOutAMaster() throws Exception {
    flood(300);
  }

  @Test
  @Tag("long")
  @DisplayName("M1: 1,000 connections, as fast as they come")
  void aThousandConnectionsDoNotPushOutAMaster() throws Exception {
    flood(1_000);
  }

  private void flood(int connections) throws Exception {
    List<Socket> idle = new ArrayList<>();
    List<Long> micros = new ArrayList<>();
    try (Socket master = connect(served.port())) {
      for (int i = 0; i < connections; i++) {
        idle.add(connect(served.port()));
        long start = System.nanoTime();
        assertThat(ask(master, read(i, 1, NAME_EMPRO, 8))).startsWith(i, 1, 3, 16);
        micros.add((System.nanoTime() - start) / 1000);
        assertThat(served.server.clients()).isLessThanOrEqualTo(32);
      }
      micros.sort(null);
      System.out.printf(
          "M1: of %d answers beside %d idle connections, 99 %% came within %.1f ms%n",
          micros.size(), connections, micros.get(micros.size() * 99 / 100) / 1000.0);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> served.server.clients() == 0);
    assertThat(served.server.gaveWay()).isGreaterThanOrEqualTo(connections - 32);
  }

  @Test
  @DisplayName("M4: who does not read answers is disconnected, and costs little memory until then")
  void aDeafClientIsDisconnected() throws Exception {
    try (Socket deaf = connect(served.port())) {
      deaf.setReceiveBufferSize(4096);
      byte[] many = new byte[12 * 5000];
      ByteBuffer requests = ByteBuffer.wrap(many);
      while (requests.hasRemaining()) {
        requests.put(read(1, 1, 256, 125));
      }
      Thread writer =
          new Thread(
              () -> {
                try {
                  while (true) {
                    deaf.getOutputStream().write(many);
                  }
                } catch (IOException closed) {
                  // as it should be
                }
              });
      writer.start();
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(served.server.clients()).isZero());
      writer.join(5000);
      assertThat(writer.isAlive()).isFalse();
    }
    stillServed();
  }

  @Test
  @DisplayName("M4: who reads slowly gets all answers")
  void aSlowReaderWithManyRequestsGetsAllAnswers() throws Exception {
    int requests = 20_000;
    try (Socket slow = connect(served.port())) {
      Thread writer =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < requests; i++) {
                    slow.getOutputStream().write(read(i, 1, 256, 125));
                  }
                } catch (IOException closed) {
                  // the answers will be missing
                }
              });
      writer.start();
      // Longer than a request may take to come whole: a half one waits for the reader, and is not
      // late.
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(6))
          .until(() -> served.server.clients() == 1);
      for (int i = 0; i < requests; i++) {
        assertThat(answer(slow).get(0)).isEqualTo(i);
      }
      writer.join();
    }
  }

  @Test
  @DisplayName("M5: lengths and truncations")
  void everyLengthIsRefusedOrAnswered() throws Exception {
    for (int length = 0; length < 65_536; length += length < 300 ? 1 : 4099) {
      length(length);
    }
    for (int cut = 0; cut < 12; cut++) {
      try (Socket socket = connect(served.port())) {
        socket.getOutputStream().write(Arrays.copyOf(read(1, 1, NAME_EMPRO, 1), cut));
        socket.shutdownOutput();
        awaitClosed(socket);
      }
    }
    stillServed();
  }

  @Test
  @Tag("long")
  @DisplayName("M5: every length")
  void everyLengthOfAll() throws Exception {
    for (int length = 0; length < 65_536; length++) {
      length(length);
    }
    stillServed();
  }

  private void length(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(6 + Math.min(length, 300));
    bytes.putShort((short) 1).putShort((short) 0).putShort((short) length);
    if (length > 1) {
      bytes.put((byte) 1).put((byte) 3);
    }
    try (Socket socket = connect(served.port())) {
      socket.getOutputStream().write(bytes.array());
      if (length >= 2 && length <= 254) {
        assertThat(answer(socket)).startsWith(1, 1).hasSizeGreaterThan(3);
      } else {
        awaitClosed(socket);
      }
    }
  }

  @Test
  @DisplayName("M6: a megabyte of noise, a TLS hello")
  void noiseClosesTheConnection() throws Exception {
    byte[] noise = new byte[1_000_000];
    new Random(6).nextBytes(noise);
    byte[] hello = new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3};
    for (byte[] bytes : List.of(noise, hello)) {
      try (Socket socket = connect(served.port())) {
        try {
          socket.getOutputStream().write(bytes);
        } catch (IOException closedBefore) {
          // as it should be
        }
        awaitClosed(socket);
      }
    }
    stillServed();
  }

  @Test
  @DisplayName("M7: all functions with a good, a short and a long body")
  void everyFunctionIsAnsweredAndTheConnectionLives() throws Exception {
    try (Socket socket = connect(served.port())) {
      for (int function = 0; function < 256; function++) {
        for (int length : new int[] {0, 1, 3, 4, 5, 100, 252}) {
          List<Integer> answer = ask(socket, request(9, 1, function, new int[length]));
          boolean reads = function == 3 || function == 4;
          // 0 registers from 0 are no right request either
          int exception = reads ? 3 : 1;
          assertThat(answer).containsExactly(9, 1, function | 0x80, exception);
        }
      }
      assertThat(ask(socket, read(7, 1, NAME_EMPRO, 8))).startsWith(7, 1, 3, 16);
    }
  }

  private RegisterMap mapOfFloat64() {
    Quantity index = served.mappings.quantities().named("energy_active_import_total").orElseThrow();
    Register row =
        new Register(
            0,
            4,
            Register.Tables.BOTH,
            false,
            new Register.Measured(index, 0, false, Map.of()),
            new Register.Encoding(
                RegisterType.F64,
                WordOrder.HIGH_FIRST,
                WordOrder.HIGH_FIRST,
                7,
                0,
                Register.NoValue.USUAL),
            Register.Absent.NO_VALUE,
            "Wh",
            Register.Source.KNOWN,
            "");
    return new RegisterMap(
        "torn",
        "Torn",
        RegisterMap.Stale.EXCEPTION_0B,
        0,
        List.of(),
        List.of(row),
        List.of(),
        Map.of());
  }

  @ParameterizedTest
  @DisplayName("M8: quantities and addresses")
  @CsvSource({
    "300, 0, 3",
    "300, 126, 3",
    "300, 65535, 3",
    "256, 125, 0",
    "65535, 2, 2",
    "65535, 1, 2",
    "431, 1, 0",
    "431, 2, 2",
    "255, 1, 2",
    "400, 10, 0",
    "32767, 2, 2"
  })
  void quantitiesAndAddresses(int address, int count, int exception) throws Exception {
    try (Master master = served.master()) {
      if (count >= 1 && count <= 125) {
        assertThat(master.refusal(1, address, count)).isEqualTo(exception);
      } else {
        try (Socket socket = connect(served.port())) {
          assertThat(ask(socket, read(1, 1, address, count)))
              .containsExactly(1, 1, 0x83, exception);
        }
      }
    }
  }

  @ParameterizedTest
  @DisplayName("M9: writes")
  @CsvSource({"5", "6", "15", "16", "21", "22", "23"})
  void writesAreRefusedCountedAndShown(int function) throws Exception {
    try (Socket socket = connect(served.port())) {
      List<Integer> before = ask(socket, read(1, 1, NAME_EMPRO, 8));
      assertThat(ask(socket, request(2, 1, function, 1, 44, 0, 1, 2, 0, 0)))
          .containsExactly(2, 1, function | 0x80, 1);
      assertThat(ask(socket, read(1, 1, NAME_EMPRO, 8))).isEqualTo(before);
    }
    String tag = function == 6 ? "06" : "other";
    assertThat(
            served
                .meters
                .get("modbus.requests")
                .tags("function", tag, "result", "01")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(served.server.log().newest())
        .anyMatch(asked -> asked.function() == function && asked.exception() == 1);
    assertThat(served.server.log().clients(served.now.get()).get(0).errors()).isEqualTo(1);
  }

  @Test
  @DisplayName("M11: values of 64 bits under a writer at full speed")
  void valuesAreNeverHalfOldAndHalfNew() throws Exception {
    torn(50_000);
  }

  @Test
  @Tag("long")
  @DisplayName("M11: a million values of 64 bits")
  void aMillionValuesAreNeverHalfOldAndHalfNew() throws Exception {
    torn(1_000_000);
  }

  /** The two values differ in each of their four registers. */
  private void torn(int reads) throws Exception {
    RegisterMap map = mapOfFloat64();
    long small = Double.doubleToLongBits(1_000 / 7.0);
    long large = Double.doubleToLongBits(900_000 / 7.0);
    for (int shift = 0; shift < 64; shift += 16) {
      assertThat(small >> shift & 0xFFFF).isNotEqualTo(large >> shift & 0xFFFF);
    }
    served.serving(Map.of("torn", map), 1, "torn");
    served.hear(good(Label.EAST, "000001000"));
    Thread writer =
        new Thread(
            () -> {
              for (boolean odd = false; !Thread.interrupted(); odd = !odd) {
                served.hear(good(Label.EAST, odd ? "000001000" : "000900000"));
              }
            });
    writer.start();
    int window = 500;
    int changes = 0;
    long last = 0;
    try (Socket socket = connect(served.port())) {
      byte[] request = read(1, 1, 0, 4);
      ByteBuffer requests = ByteBuffer.allocate(window * request.length);
      while (requests.hasRemaining()) {
        requests.put(request);
      }
      for (int done = 0; done < reads; done += window) {
        socket.getOutputStream().write(requests.array());
        byte[] answers = socket.getInputStream().readNBytes(window * 17);
        for (int at = 9; at < answers.length; at += 17) {
          long value = ByteBuffer.wrap(answers, at, 8).getLong();
          assertThat(value).isIn(small, large);
          changes += value == last ? 0 : 1;
          last = value;
        }
      }
    } finally {
      writer.interrupt();
      writer.join();
    }
    System.out.printf("M11: 0 of %d values torn, %d changes seen%n", reads, changes);
    assertThat(changes).as("the writer was at work").isGreaterThan(reads / 10_000);
  }

  @Test
  @DisplayName("M13: every unit id is answered with one meter, and echoed")
  void everyUnitIsAnswered() throws Exception {
    try (Socket socket = connect(served.port())) {
      for (int unit = 0; unit < 256; unit++) {
        int address = unit == NATIVE ? EAST : NAME_EMPRO;
        assertThat(ask(socket, read(unit, unit, address, 2))).startsWith(unit, unit, 3, 4);
      }
    }
  }

  @Test
  @DisplayName("M14: clients from elsewhere")
  void aClientFromElsewhereIsClosedBeforeAByteIsRead() throws Exception {
    try (ServedMeter elsewhere = new ServedMeter(32, "192.168.0.0/16", Optional.empty())) {
      for (int i = 0; i < 50; i++) {
        try (Socket socket = connect(elsewhere.port())) {
          awaitClosed(socket);
        }
      }
      assertThat(elsewhere.server.refused()).isEqualTo(50);
      assertThat(elsewhere.server.log().total()).isZero();
    }
    assertThat(log.list.stream().filter(one -> one.getMessage().contains("modbus.allow")))
        .as("told once a minute")
        .hasSize(1);
  }

  @Test
  @DisplayName("M15: requests of right and wrong structure, at random")
  void fuzz() throws Exception {
    fuzz(System.nanoTime() + Duration.ofMinutes(1).toNanos(), 3_000);
  }

  @Test
  @Tag("long")
  @DisplayName("M15: the same for ten minutes")
  void fuzzForTenMinutes() throws Exception {
    long before = usedMemory();
    fuzz(System.nanoTime() + Duration.ofMinutes(10).toNanos(), Integer.MAX_VALUE);
    long after = usedMemory();
    System.out.printf("M15: heap after collection %d kB before, %d kB after%n", before, after);
    assertThat(after - before).isLessThan(5_000);
  }

  private static long usedMemory() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
  }

  private void fuzz(long end, int connections) throws Exception {
    Random random = new Random(15);
    int sent = 0;
    for (int i = 0; i < connections && System.nanoTime() < end; i++) {
      try (Socket socket = connect(served.port())) {
        for (int n = random.nextInt(5); n >= 0; n--) {
          socket.getOutputStream().write(someBytes(random));
          sent++;
        }
      } catch (IOException closedByTheServer) {
        // that is one of the right answers
      }
      if (i % 100 == 0) {
        stillServed();
      }
    }
    stillServed();
    await().atMost(Duration.ofSeconds(10)).until(() -> served.server.clients() == 0);
    System.out.printf("M15: %d pieces sent%n", sent);
  }

  private static byte[] someBytes(Random random) {
    byte[] bytes =
        request(
            random.nextInt(0x10000),
            random.nextInt(256),
            random.nextBoolean() ? 3 + random.nextInt(2) : random.nextInt(256),
            random.ints(random.nextInt(12), 0, 256).toArray());
    switch (random.nextInt(4)) {
      case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 2 -> random.nextBytes(bytes);
      default -> {}
    }
    return bytes;
  }

  @Test
  @DisplayName("M16: a port in use is no failure of the rest, and is had when it is free")
  void aPortInUseIsAskedForAgain() throws Exception {
    int port = Ports.free();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        ServedMeter waiting = new ServedMeter(32, "127.0.0.0/8", Optional.of(port))) {
      assertThat(waiting.server.rtuPort()).isEmpty();
      assertThat(waiting.server.port()).isPresent();
      assertThat(log.list)
          .anyMatch(one -> one.getFormattedMessage().contains("is off: 127.0.0.1 port " + port));
      assertThat(taken.isBound()).isTrue();
    }
  }

  @Test
  void identificationIsTold() throws Exception {
    try (Socket socket = connect(served.port())) {
      assertThat(ask(socket, request(1, NATIVE, 43, 14, 1, 0)))
          .startsWith(1, NATIVE, 43, 14, 1, 0x82, 0, 0, 3, 0, 11, (int) 'T');
      assertThat(ask(socket, request(2, NATIVE, 43, 14, 2, 0))).startsWith(2, NATIVE, 43, 14, 2);
      assertThat(ask(socket, request(3, NATIVE, 43, 14, 4, 1)))
          .startsWith(3, NATIVE, 43, 14, 4, 0x82, 0, 0, 1, 1);
      assertThat(ask(socket, request(4, NATIVE, 43, 14, 4, 9))).containsExactly(4, NATIVE, 0xAB, 2);
      assertThat(ask(socket, request(5, NATIVE, 43, 14, 5, 0))).containsExactly(5, NATIVE, 0xAB, 3);
      assertThat(ask(socket, request(6, 1, 43, 14, 1, 0))).containsExactly(6, 1, 0xAB, 1);
    }
  }

  @Test
  void aSerialNumberIsWhole() throws Exception {
    try (Master master = served.master()) {
      assertThat(master.holding(1, SERIAL_EMPRO, 9)).hasSize(9);
    }
  }
}
