package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.support.Raw;

/** What holds for every answer over HTTP, whoever asks and whatever for. */
@Tag("alone")
class WebRulesTest {
  private static final String HOST = "Host: 127.0.0.1";
  private static final String OWNER = "Authorization: " + Device.BEARER;
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int KEPT_OF_ONE = 16;
  private static final Map<String, String> WANTED =
      Map.of(
          "content-security-policy", "default-src 'none'",
          "x-content-type-options", "nosniff",
          "referrer-policy", "no-referrer",
          "cross-origin-opener-policy", "same-origin",
          "cross-origin-resource-policy", "same-origin",
          "permissions-policy", "camera=()");

  private static Device device;

  @BeforeAll
  static void start() throws Exception {
    device =
        Device.started("tic.source", "simulator:three-phase", "http.names", "meter.example.org");
  }

  @AfterAll
  static void stop() {
    device.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1, 200",
    "GET /api/status HTTP/1.1, 200",
    "GET /nothing HTTP/1.1, 404",
    "POST /api/status HTTP/1.1, 405",
    "TRACE / HTTP/1.1, 405",
    "CONNECT / HTTP/1.1, 405",
    "GET /api/stream HTTP/1.1, 400",
    "GET /%zz HTTP/1.1, 404",
    "GET / HTTP/9, 400"
  })
  @DisplayName("W13: the headers go with answers of every kind, and errors are sentences in JSON")
  void headersGoWithEveryAnswer(String line, int status) throws Exception {
    Raw answer = Raw.of(device.httpPort(), line, HOST, OWNER);

    assertThat(answer.status()).isEqualTo(status);
    WANTED.forEach((name, value) -> assertThat(answer.headers().get(name)).contains(value));
    if (status >= 400) {
      assertThat(answer.headers()).containsEntry("content-type", "application/json");
      assertThat(answer.body()).startsWith("{\"error\":\"");
    }
  }

  @Test
  @DisplayName("W13: they go with an answer that nothing has changed")
  void headersGoWithUnchanged() throws Exception {
    String tag =
        Raw.of(device.httpPort(), "GET /css/base.css HTTP/1.1", HOST).headers().get("etag");
    Raw answer =
        Raw.of(device.httpPort(), "GET /css/base.css HTTP/1.1", HOST, "If-None-Match: " + tag);

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    WANTED.forEach((name, value) -> assertThat(answer.headers().get(name)).contains(value));
    assertThat(answer.headers()).containsEntry("cache-control", "no-cache");
  }

  @Test
  void headersThatAreTooLongAreRefused() throws Exception {
    Raw headers = Raw.of(device.httpPort(), "GET / HTTP/1.1", HOST, "X-Long: " + "x".repeat(9000));
    Raw line = Raw.of(device.httpPort(), "GET /?" + "x".repeat(3000) + " HTTP/1.1", HOST);

    assertThat(headers.status()).isEqualTo(431);
    assertThat(line.status()).isEqualTo(414);
    assertThat(headers.headers().get("content-security-policy")).contains("default-src 'none'");
  }

  static Stream<String> readablePaths() throws IOException {
    return Files.readAllLines(Path.of("src/main/resources/doors.txt")).stream()
        .filter(line -> line.startsWith("GET"))
        .map(line -> line.split("\\s+")[1])
        .map(path -> path.replaceAll("\\{[a-z]+}", "x"));
  }

  @ParameterizedTest
  @MethodSource("readablePaths")
  @DisplayName("W2: nothing of a request comes back as a header of the answer")
  void nothingIsReflected(String path) throws Exception {
    String query =
        "?Set-Cookie=session%3Devil&Location=http%3A%2F%2Fevil&Content-Type=text%2Fevil&X-Evil=1"
            + "&Content-Security-Policy=evil&ETag=evil&Cache-Control=evil&of=x%0d%0aX-Evil:2";
    Raw answer =
        Raw.of(
            device.httpPort(),
            "GET " + path + query + " HTTP/1.1",
            HOST,
            OWNER,
            "X-Evil: evil",
            "Content-Disposition: evil");

    assertThat(answer.headers().toString()).doesNotContain("evil", "x-evil");
    assertThat(answer.headers()).doesNotContainKeys("set-cookie", "location");
  }

  @Test
  @DisplayName("W2: nor of one that a step fails on, which is told in JSON")
  void nothingIsReflectedByAFailure() throws Exception {
    HttpResponse<String> answer =
        device.send(
            "POST",
            "/api/mqtt/test?Set-Cookie=evil&Location=evil&X-Evil=evil",
            "no JSON",
            "X-Evil",
            "evil");

    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(answer.headers().map().toString()).doesNotContain("evil");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body()).startsWith("{\"error\":\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "meter.local.evil.example",
        "evil.example.org",
        "evil_.example"
      })
  @DisplayName("W4: who calls the device by a name that is not its own is told nothing")
  void strangeNamesAreMisdirected(String host) throws Exception {
    for (String line : List.of("GET / HTTP/1.1", "GET /api/status HTTP/1.1")) {
      Raw answer = Raw.of(device.httpPort(), line, "Host: " + host);

      assertThat(answer.status()).isEqualTo(421);
      assertThat(answer.body()).contains("http.names");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:8080",
        "192.168.1.20",
        "meter",
        "tic.local",
        "[fe80::1]:80",
        "localhost",
        "meter.example.org",
        "METER.Example.org:8080",
        "tic.fritz.box"
      })
  void ownNamesAreAnswered(String host) throws Exception {
    assertThat(Raw.of(device.httpPort(), "GET / HTTP/1.1", "Host: " + host).status())
        .isEqualTo(200);
  }

  @Test
  void withoutANameNothingIsTold() throws Exception {
    assertThat(Raw.of(device.httpPort(), "GET / HTTP/1.0").status()).isEqualTo(421);
  }

  @Test
  @DisplayName("W7: a body that is too large is refused, whether it says so or not")
  void largeBodiesAreRefused() throws Exception {
    HttpResponse<String> answer =
        device.send("PUT", "/api/files/routes/large", "x".repeat(1024 * 1024 + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).startsWith("{\"error\":");
  }

  @Test
  @DisplayName("W7: one that never ends is refused at its bound, and its connection closed")
  void endlessBodiesAreCut() throws Exception {
    long begun = System.nanoTime();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), device.httpPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("PUT /api/files/routes/endless HTTP/1.1\r\n"
                  + HOST
                  + "\r\n"
                  + OWNER
                  + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n")
              .getBytes());
      byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes();
      long sent = 0;
      try {
        while (System.nanoTime() - begun < SOON.toNanos()) {
          out.write(chunk);
          sent++;
        }
      } catch (SocketException closed) {
        // As it should be.
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      assertThat(sent).isGreaterThan(15);
    }
  }

  @Test
  @DisplayName(
      "W8: 500 half requests do not keep others from being answered, from the same address or another")
  void halfRequestsGiveWay() throws Exception {
    List<Socket> halves = new ArrayList<>();
    try {
      for (int i = 0; i < 500; i++) {
        Socket half = new Socket();
        half.bind(new InetSocketAddress("127.0.1." + (1 + i % 5), 0));
        half.connect(new InetSocketAddress("127.0.0.1", device.httpPort()), 2000);
        half.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n".getBytes());
        halves.add(half);
      }
      long begun = System.nanoTime();
      assertThat(Raw.of(device.httpPort(), "GET / HTTP/1.1", HOST).status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    } finally {
      for (Socket half : halves) {
        half.close();
      }
    }
  }

  @Test
  @DisplayName("W8: of one address 16 connections stay")
  void connectionsOfOneAddressAreBounded() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), device.httpPort());
      socket.setSoTimeout(20);
      sockets.add(socket);
    }
    await()
        .atMost(SOON)
        .until(
            () -> sockets.stream().filter(WebRulesTest::open).count(), open -> open == KEPT_OF_ONE);
    for (Socket socket : sockets) {
      socket.close();
    }
    await().atMost(SOON).ignoreExceptions().until(() -> device.get("/").statusCode() == 200);
  }

  private static boolean open(Socket socket) {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (java.net.SocketTimeoutException waiting) {
      return true;
    } catch (IOException reset) {
      return false;
    }
  }

  @Test
  void filesComeCompressedWhereThatIsTaken() throws Exception {
    Raw plain = Raw.of(device.httpPort(), "GET /lib/codemirror/lib/codemirror.js HTTP/1.1", HOST);
    Raw small =
        Raw.of(
            device.httpPort(),
            "GET /lib/codemirror/lib/codemirror.js HTTP/1.1",
            HOST,
            "Accept-Encoding: deflate, gzip;q=0.5");
    Raw never =
        Raw.of(device.httpPort(), "GET /js/app.js HTTP/1.1", HOST, "Accept-Encoding: gzip;q=0");

    assertThat(plain.headers()).doesNotContainKey("content-encoding");
    assertThat(never.headers()).doesNotContainKey("content-encoding");
    assertThat(small.headers()).containsEntry("content-encoding", "gzip");
    assertThat(small.headers()).containsEntry("content-type", "text/javascript; charset=utf-8");
    assertThat(small.body().length()).isLessThan(plain.body().length() / 3);
    assertThat(small.body().getBytes(StandardCharsets.ISO_8859_1)).startsWith(0x1f, 0x8b);
    assertThat(small.headers().get("etag")).isNotEqualTo(plain.headers().get("etag"));
  }
}
