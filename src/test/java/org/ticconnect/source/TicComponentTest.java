package org.ticconnect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.source.endpoint.StaticEndpointBuilders.tic;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.frame;
import static org.ticconnect.tic.Lines.group;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Pty;

class TicComponentTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String FRAME = frame(group("VTIC", "02"), group("URMS1", "231"));

  /** An end of transmission before the bytes of each new connection: nothing is joined over it. */
  private static final String INTERRUPTED = "\u0004";

  @TempDir private Path folder;
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final List<byte[]> pieces = Collections.synchronizedList(new ArrayList<>());
  private final List<LineState.Status> states = Collections.synchronizedList(new ArrayList<>());

  private void read(String uri) throws Exception {
    context.getRegistry().bind("listener", (LineListener) state -> states.add(state.status()));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).process(exchange -> pieces.add(exchange.getIn().getBody(byte[].class)));
          }
        });
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private byte[] received() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    synchronized (pieces) {
      pieces.forEach(all::writeBytes);
    }
    return all.toByteArray();
  }

  @Test
  @Tag("alone")
  void aSerialPortHandsOverAtEachCrAndEtxAndAfterASilence() throws Exception {
    try (Pty line = Pty.plugIn(folder.resolve("tty"))) {
      read("tic:serial:" + folder.resolve("tty") + "?lineListener=#listener");
      await().atMost(SOON).until(() -> states.contains(LineState.Status.OPEN));

      line.writeAtMeterPace(bytes(FRAME));
      await().atMost(SOON).until(() -> received().length == FRAME.length());
      assertThat(pieces).hasSize(3);
      assertThat(pieces.get(0)).endsWith('\r');
      assertThat(pieces.get(1)).endsWith('\r');
      assertThat(pieces.get(2)).containsExactly(3);

      line.write(bytes("\nVTI"));
      await().atMost(SOON).until(() -> pieces.size() == 4);
      assertThat(pieces.get(3)).isEqualTo(bytes("\nVTI"));
    }
  }

  @Test
  void aFileIsPlayedOnceByteForByte() throws Exception {
    Path file = Files.write(folder.resolve("capture.bin"), bytes(FRAME.repeat(50) + "\nrest"));
    read("tic:file:" + file + "?pace=max&lineListener=#listener");

    await().atMost(SOON).until(() -> states.contains(LineState.Status.ENDED));
    assertThat(received()).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void aFileCanBePlayedAgainAndAgain() throws Exception {
    Path file = Files.write(folder.resolve("capture.bin"), bytes(FRAME));
    read("tic:file:" + file + "?pace=max&loop=true");

    await().atMost(SOON).until(() -> received().length > 10 * FRAME.length());
  }

  @Test
  void aFileInRealTimeTakesTheTimeOfTheWire() throws Exception {
    Path file = Files.write(folder.resolve("capture.bin"), bytes(FRAME.repeat(40)));
    long start = System.nanoTime();
    read("tic:file:" + file + "?lineListener=#listener");

    await().atMost(SOON).until(() -> states.contains(LineState.Status.ENDED));
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(seconds).isGreaterThan(FRAME.length() * 40 / 960.0 * 0.95);
  }

  @Test
  void aTcpServerIsWaitedForReadAndReadAgainAfterItsConnectionBroke() throws Exception {
    int port;
    try (ServerSocket reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = reserved.getLocalPort();
    }
    read("tic:tcp://127.0.0.1:" + port + "?lineListener=#listener");
    for (int i = 1; i <= 2; i++) {
      int connections = i;
      try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        server.setSoTimeout((int) SOON.toMillis());
        try (Socket adapter = server.accept()) {
          byte[] parityInBitSeven = bytes(FRAME);
          parityInBitSeven[5] |= (byte) 0x80;
          adapter.getOutputStream().write(parityInBitSeven);
          await()
              .atMost(SOON)
              .until(() -> received().length == connections * (1 + FRAME.length()) - 1);
        }
      }
    }
    assertThat(received()).isEqualTo(bytes(FRAME + INTERRUPTED + FRAME));
    assertThat(states).contains(LineState.Status.OPEN);
  }

  @Test
  void theEndpointDslBuildsTheSameUris() {
    assertThat(tic("simulator:solar").seed(7).pace("max").getRawUri())
        .startsWith("tic://simulator:solar?")
        .contains("seed=7", "pace=max");
  }

  @Test
  void whatCannotBeALineIsRefusedInPlainWords() {
    assertThatThrownBy(() -> context.getEndpoint("tic:usb0"))
        .hasStackTraceContaining("needs a kind of line");
    assertThatThrownBy(() -> context.getEndpoint("tic:bluetooth:x"))
        .hasStackTraceContaining("'bluetooth' is no kind of line: serial, tcp, file or simulator");
    assertThatThrownBy(() -> context.getEndpoint("tic:serial:/dev/x?sped=1"))
        .hasStackTraceContaining("sped");
    assertThatThrownBy(() -> read("tic:simulator:nine-phase"))
        .hasStackTraceContaining("single-phase, three-phase, producer, tempo, solar");
  }

  @Test
  void stoppingIsQuickAndFinal() throws Exception {
    read("tic:simulator:single-phase?pace=max");
    await().atMost(SOON).until(() -> pieces.size() > 100);
    context.stop();
    int after = pieces.size();

    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().contains("tic-simulator")));
    assertThat(pieces).hasSize(after);
  }
}
