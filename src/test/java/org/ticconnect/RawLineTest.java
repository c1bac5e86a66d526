package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.frame;
import static org.ticconnect.tic.Lines.group;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.recording.LineReaders;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Ports;
import org.ticconnect.support.Pty;
import org.ticconnect.tic.Lines;

/** The raw line: shared, recorded, played back, and what a line over TCP tells of itself. */
class RawLineTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir private Path folder;

  private static Socket reader(int port) throws IOException {
    Socket reader = new Socket(InetAddress.getLoopbackAddress(), port);
    reader.setSoTimeout((int) SOON.toMillis());
    return reader;
  }

  @Test
  void severalProgramsReadTheLineWithoutASecondCable() throws Exception {
    Path port = folder.resolve("ttyTIC");
    int shared = Ports.free();
    byte[] frames = frames(Frames.meter(Profile.SINGLE_PHASE), 5);
    try (Device device = Device.started("tic.source", "serial:" + port, "share.port", "" + shared);
        Pty line = Pty.plugIn(port);
        Socket one = reader(shared);
        Socket other = reader(shared)) {
      await().atMost(SOON).until(() -> device.source().get("line").asText().equals("open"));
      await().atMost(SOON).until(() -> device.source().get("readers").asInt() == 2);
      one.getOutputStream().write(bytes("a meter cannot be told anything"));
      line.write(frames);

      assertThat(one.getInputStream().readNBytes(frames.length)).isEqualTo(frames);
      assertThat(other.getInputStream().readNBytes(frames.length)).isEqualTo(frames);
    }
  }

  @Test
  void aReaderThatDoesNotKeepUpHoldsNobodyBack() throws Exception {
    int shared = Ports.free();
    try (Device device =
            Device.started(
                "tic.source", "simulator:three-phase?pace=max", "share.port", "" + shared);
        Socket lazy = reader(shared)) {
      await().atMost(SOON).until(() -> device.source().get("slow_readers").asInt() == 1);
      long frames = device.source().get("frames").asLong();
      await().atMost(SOON).until(() -> device.source().get("frames").asLong() > frames + 100);

      assertThat(device.source().get("slow_readers").asInt()).isEqualTo(1);
      assertThat(device.source().get("readers").asInt()).isZero();
      readToItsEnd(lazy);
    }
  }

  @Test
  void oneReaderTooManyIsRefused() throws Exception {
    int shared = Ports.free();
    List<Socket> readers = new ArrayList<>();
    try (Device device =
        Device.started("tic.source", "simulator:single-phase", "share.port", "" + shared)) {
      for (int i = 0; i < LineReaders.MOST; i++) {
        readers.add(reader(shared));
      }
      await().atMost(SOON).until(() -> device.source().get("readers").asInt() == LineReaders.MOST);
      Socket tooMany = reader(shared);
      readers.add(tooMany);

      assertThat(tooMany.getInputStream().read()).isEqualTo(-1);
      assertThat(readers.get(0).getInputStream().readNBytes(100)).hasSize(100);
    } finally {
      for (Socket reader : readers) {
        reader.close();
      }
    }
  }

  @Test
  void everyMeterHasAPortOfItsOwnAndATakenOneCostsOnlyItself() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int first = taken.getLocalPort();
      try (Device device =
              Device.started(
                  "tic.source", "simulator:single-phase",
                  "tic.sources.barn", "simulator:three-phase",
                  "share.port", "" + first);
          Socket barn = reader(first + 1)) {
        assertThat(new String(barn.getInputStream().readNBytes(3000))).contains("\nIRMS3\t");
        assertThat(device.lamp()).isIn("red", "green");
      }
    }
  }

  /** Returns when the other side has closed; fails when it does not. */
  private static void readToItsEnd(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[8192];
    while (in.read(buffer) >= 0) {
      // What was under way.
    }
  }

  private static byte[] frames(SimulatedMeter meter, int count) {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      out.writeBytes(meter.nextFrame());
    }
    return out.toByteArray();
  }

  @Test
  void theLastMinutesAreSavedWithoutIdentifiersAndPlayedBack() throws Exception {
    Path port = folder.resolve("ttyTIC");
    Path capture = folder.resolve("capture.bin");
    byte[] frames = frames(Frames.meter(Profile.SINGLE_PHASE), 10);
    String address = Lines.groups(frames).get(0).data();
    try (Device device = Device.started("tic.source", "serial:" + port);
        Pty line = Pty.plugIn(port)) {
      await().atMost(SOON).until(() -> device.source().get("line").asText().equals("open"));
      line.write(frames);
      await().atMost(SOON).until(() -> device.source().get("frames").asLong() == 10);
      HttpResponse<byte[]> saved = capture(device, "");

      assertThat(saved.headers().firstValue("Content-Disposition").orElse(""))
          .matches("attachment; filename=\"tic-main-[0-9-]+\\.bin\"");
      assertThat(saved.body()).hasSameSizeAs(frames);
      assertThat(new String(saved.body())).doesNotContain(address.substring(6));
      assertThat(capture(device, "?identifiers=true").statusCode()).isEqualTo(403);
      assertThat(capture(device, "?identifiers=maybe").body()).isEqualTo(saved.body());
      assertThat(capture(device, "?identifiers=").statusCode()).isEqualTo(200);
      assertThat(capture(device, "?source=barn").statusCode()).isEqualTo(404);
      Files.write(capture, saved.body());
    }
    try (Device device = Device.started("tic.source", "file:" + capture + "?pace=max")) {
      await().atMost(SOON).until(() -> device.source().get("line").asText().equals("ended"));

      assertThat(device.source().get("frames").asLong()).isEqualTo(10);
      assertThat(device.source().get("bad_groups")).isEmpty();
      assertThat(device.source().get("quarantine").get("total").asInt()).isZero();
    }
  }

  private static HttpResponse<byte[]> capture(Device device, String query) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + device.httpPort() + "/api/capture" + query);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).header("Authorization", Device.BEARER).build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void theOwnerWhoLetsIdentifiersOutHasThemInTheCapture() throws Exception {
    Path recording =
        Files.write(folder.resolve("line.bin"), bytes(Lines.group("PRM", "30001234567890")));
    try (Device device = Device.started("tic.source", "file:" + recording, "privacy.prm", "true")) {
      await().atMost(SOON).until(() -> device.source().get("line").asText().equals("ended"));

      assertThat(new String(capture(device, "?identifiers=true").body()))
          .contains("30001234567890");
      assertThat(new String(capture(device, "").body())).doesNotContain("30001234567890");
    }
  }

  @Test
  void aRecordingThatBeginsAgainIsNoFallingIndex() throws Exception {
    byte[] frames = frames(Frames.meter(Profile.SINGLE_PHASE), 300);
    Path recording = Files.write(folder.resolve("line.bin"), frames);
    try (Device device =
        Device.started("tic.source", "file:" + recording + "?pace=max&loop=true")) {
      await().atMost(SOON).until(() -> device.source().get("frames").asLong() > 1000);

      assertThat(device.source().get("quarantine").get("total").asInt()).isZero();
      assertThat(device.json("/api/events")).isEmpty();
      assertThat(device.source().get("bad_groups")).isEmpty();
    }
  }

  /** Serves bytes to whoever connects, again and again, as ser2net would. */
  private static void serve(ServerSocket server, byte[] bytes) {
    Thread serving =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                  while (true) {
                    client.getOutputStream().write(bytes);
                  }
                } catch (IOException gone) {
                  // The next one.
                }
              }
            },
            "ser2net");
    serving.setDaemon(true);
    serving.start();
  }

  private static byte[] withParity(byte[] bytes) {
    byte[] eight = bytes.clone();
    for (int i = 0; i < eight.length; i++) {
      eight[i] |= (byte) (Integer.bitCount(eight[i]) % 2 == 1 ? 0x80 : 0);
    }
    return eight;
  }

  @Test
  void aPortThatDoesNotCheckTheParityIsToldAndCheckedHere() throws Exception {
    byte[] frame =
        withParity(bytes(frame(group("ADSC", "042176000123"), group("URMS1", "231")).repeat(8)));
    frame[frame.length - 7] ^= 2;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      serve(server, frame);
      try (Device device =
          Device.started("tic.source", "tcp://127.0.0.1:" + server.getLocalPort())) {
        await().atMost(SOON).until(() -> diagnosis(device).equals("parity_not_checked"));
        await()
            .atMost(SOON)
            .until(() -> device.json("/api/line").get(0).path("parity_errors").asLong() > 0);
        assertThat(device.source().get("good_groups").asLong()).isPositive();
      }
    }
  }

  @Test
  void aCookedLineIsTold() throws Exception {
    String cooked =
        frame(group("ADSC", "042176000123"), group("VTIC", "02"), group("URMS1", "231"))
            .replace('\r', '\n')
            .replace("\u0003", "");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      serve(server, bytes(cooked));
      try (Device device =
          Device.started("tic.source", "tcp://127.0.0.1:" + server.getLocalPort())) {
        await().atMost(SOON).until(() -> diagnosis(device).equals("cooked_line"));
        assertThat(device.source().get("bad_groups")).isEmpty();
      }
    }
  }

  private static String diagnosis(Device device) {
    return device.source().get("diagnosis").get("code").asText();
  }
}
