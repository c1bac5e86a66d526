package org.ticconnect.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With mosquitto's own client and with plain bytes, so not with the library under test. */
class ScriptedBrokerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String CONNECT = "101000044d5154540502003c00000361" + "6263";

  private ScriptedBroker broker;

  @BeforeEach
  void start() throws IOException {
    broker = ScriptedBroker.started();
  }

  @AfterEach
  void endsItsThreads() throws Exception {
    broker.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("scripted broker"));
  }

  private record Said(int code, String text) {}

  private Said publisher(String... more) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("mosquitto_pub", "-V", "5", "-h", "127.0.0.1", "-i", "one", "-d", "-p"));
    command.add(Integer.toString(broker.port()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    byte[] text = process.getInputStream().readAllBytes();
    return new Said(process.exitValue(), new String(text, StandardCharsets.UTF_8));
  }

  @Test
  void keepsWhatItIsTold() throws Exception {
    Said said =
        publisher(
            "-t",
            "a/b",
            "-m",
            "hello",
            "-q",
            "1",
            "-r",
            "-u",
            "me",
            "-P",
            "secret",
            "-k",
            "33",
            "--will-topic",
            "status",
            "--will-payload",
            "offline",
            "--will-qos",
            "1",
            "--will-retain",
            "-D",
            "publish",
            "message-expiry-interval",
            "77",
            "-D",
            "publish",
            "content-type",
            "text/plain");

    assertThat(said.code()).as(said.text()).isZero();
    assertThat(broker.await(message -> message.topic().equals("a/b"), PATIENCE))
        .isEqualTo(
            new ScriptedBroker.Publish(
                "one",
                "a/b",
                "hello",
                1,
                true,
                false,
                Optional.of(77L),
                Optional.of("text/plain")));
    assertThat(broker.connects())
        .containsExactly(
            new ScriptedBroker.Connect(
                "one",
                Optional.of("me"),
                Optional.of("secret"),
                Optional.of(
                    new ScriptedBroker.Publish(
                        "one",
                        "status",
                        "offline",
                        1,
                        true,
                        false,
                        Optional.empty(),
                        Optional.empty())),
                33,
                true));
    await().untilAsserted(() -> assertThat(broker.goodbyes()).containsExactly(0));
    assertThat(broker.protocolErrors()).isEmpty();
  }

  @Test
  void refusesAndSaysWhy() throws Exception {
    broker.connack(0x87).limits(properties -> properties.setReasonString("not you"));

    assertThat(publisher("-t", "a", "-m", "b").text()).contains("Not authorized");
    assertThat(broker.publishes()).isEmpty();
  }

  @Test
  void refusesAWillThatBreaksTheLimits() throws Exception {
    broker.limits(properties -> properties.setMaximumQoS(0));

    assertThat(publisher("-t", "a", "-m", "b", "--will-topic", "c", "--will-qos", "1").text())
        .contains("(155)");
  }

  @Test
  void answersAPublishWithAReasonCode() throws Exception {
    broker.puback(topic -> topic.startsWith("secret/") ? 0x87 : 0);

    assertThat(publisher("-t", "secret/a", "-m", "b", "-q", "1").text()).contains("RC:135");
    assertThat(publisher("-t", "open/a", "-m", "b", "-q", "1").text()).contains("RC:0");
    assertThat(publisher("-t", "open/a", "-m", "b", "-q", "2").text()).contains("PUBCOMP");
  }

  @Test
  void seesWhatIsForbidden() throws Exception {
    broker
        .puback(topic -> ScriptedBroker.SILENCE)
        .limits(
            properties -> {
              properties.setReceiveMaximum(1);
              properties.setMaximumPacketSize(20L);
              properties.setRetainAvailable(false);
              properties.setMaximumQoS(1);
            });
    try (Socket socket = new Socket("127.0.0.1", broker.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(HexFormat.of().parseHex(CONNECT));
      assertThat(HexFormat.of().formatHex(socket.getInputStream().readNBytes(17)))
          .isEqualTo("200f00000c" + "210001" + "2401" + "2500" + "2700000014");
      out.write(HexFormat.of().parseHex("32060001610001" + "00"));
      out.write(HexFormat.of().parseHex("32060001620002" + "00"));
      out.write(HexFormat.of().parseHex("34060001630003" + "00"));
      out.write(HexFormat.of().parseHex("31040001" + "6400"));
      out.write(HexFormat.of().parseHex("3004" + "00012300"));
      out.write(HexFormat.of().parseHex("3018" + "00016500" + "30".repeat(20)));
      broker.await(message -> message.topic().equals("e"), PATIENCE);
    }

    assertThat(broker.protocolErrors())
        .containsExactly(
            "2 unanswered messages, allowed 1, on b",
            "QoS 2 on c",
            "3 unanswered messages, allowed 1, on c",
            "retained on d",
            "a wildcard in the topic #",
            "a packet of 26 bytes, allowed 20");
    await().untilAsserted(() -> assertThat(broker.goodbyes()).contains(ScriptedBroker.BROKEN_OFF));
  }

  @Test
  void throwsOutWithAReason() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", broker.port())) {
      socket.getOutputStream().write(HexFormat.of().parseHex(CONNECT));
      InputStream in = socket.getInputStream();
      assertThat(HexFormat.of().formatHex(in.readNBytes(5))).isEqualTo("2003000000");
      broker.disconnect(0x97, "too much");
      assertThat(HexFormat.of().formatHex(in.readAllBytes()))
          .isEqualTo(
              "e00d970b1f0008"
                  + HexFormat.of().formatHex("too much".getBytes(StandardCharsets.US_ASCII)));
    }
  }

  @Test
  void keepsSilentAndFreezes() throws Exception {
    broker.connack(ScriptedBroker.SILENCE);
    try (Socket socket = new Socket("127.0.0.1", broker.port())) {
      socket.getOutputStream().write(HexFormat.of().parseHex(CONNECT));
      broker.awaitConnect(connect -> connect.clientId().equals("abc"), PATIENCE);
      socket.setSoTimeout(300);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
    broker.connack(0).freeze();
    try (Socket socket = new Socket("127.0.0.1", broker.port())) {
      socket.getOutputStream().write(HexFormat.of().parseHex(CONNECT.replace("616263", "787878")));
      assertThatThrownBy(
              () -> broker.awaitConnect(c -> c.clientId().equals("xxx"), Duration.ofMillis(300)))
          .isInstanceOf(TimeoutException.class);
      broker.thaw();
      broker.awaitConnect(connect -> connect.clientId().equals("xxx"), PATIENCE);
    }
  }
}
