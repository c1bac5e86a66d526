package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and the API, as a browser and as somebody unfriendly sees them. */
class HttpTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  private Device device;

  @BeforeEach
  void start() throws Exception {
    device = Device.started("tic.source", "simulator:three-phase");
  }

  @AfterEach
  void stop() {
    device.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/js/app.js, text/javascript; charset=utf-8",
    "/css/base.css, text/css; charset=utf-8",
    "/api/status, application/json",
    "/api/live, application/json"
  })
  void whatThereIsComesWithItsTypeAndTheSecurityHeaders(String path, String type) throws Exception {
    HttpResponse<String> answer = device.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/config",
        "//api/x",
        "/config/application.properties",
        "/..%2fpom.xml",
        "/%2e%2e/pom.xml",
        "/q/dev",
        "/observe/health",
        "/www/index.html"
      })
  void whatIsNotRegisteredDoesNotExist(String path) throws Exception {
    assertThat(device.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void parametersAndHeadersOfARequestAreNotHandedBack() throws Exception {
    HttpResponse<String> answer =
        device.get("/api/status?Set-Cookie=session%3Devil&Location=http%3A%2F%2Fevil&X-Evil=1");

    assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location", "x-evil");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void valuesCarryUnitAgeAndOrigin() {
    await().atMost(SOON).until(() -> device.source().get("frames").asLong() > 2);
    var quantities = device.json("/api/live").get(0).get("quantities");

    assertThat(quantities)
        .anySatisfy(
            quantity -> {
              assertThat(quantity.get("name").asText()).isEqualTo("voltage_l1");
              assertThat(quantity.get("unit").asText()).isEqualTo("V");
              assertThat(quantity.get("estimated").asBoolean()).isFalse();
              assertThat(quantity.get("fresh").asBoolean()).isTrue();
              assertThat(quantity.get("age_ms").asLong()).isBetween(0L, 5000L);
            })
        .anySatisfy(
            quantity -> {
              assertThat(quantity.get("name").asText()).isEqualTo("power_active");
              assertThat(quantity.get("estimated").asBoolean()).isTrue();
            });
  }

  @Test
  void connectionsAreBounded() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), device.httpPort());
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n".getBytes());
      socket.setSoTimeout(20);
      sockets.add(socket);
    }

    await().atMost(SOON).until(() -> sockets.stream().filter(HttpTest::closed).count() >= 16);
    for (Socket socket : sockets) {
      socket.close();
    }
    await().atMost(SOON).ignoreExceptions().until(() -> device.get("/").statusCode() == 200);
  }

  private static boolean closed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}
