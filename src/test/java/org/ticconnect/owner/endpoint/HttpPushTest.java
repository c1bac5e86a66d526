package org.ticconnect.owner.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pushes to a server of the test. */
class HttpPushTest {
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final HttpPush push =
      new HttpPush(url -> url.getHost().equals("127.0.0.1"), System::nanoTime);
  private HttpServer server;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          boolean away = exchange.getRequestURI().getPath().equals("/away");
          if (away) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
          }
          exchange.sendResponseHeaders(away ? 302 : 204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    push.close();
    server.stop(0);
  }

  private PushRequest request(String host, int port, String path) {
    return new PushRequest(
        URI.create("http://" + host + ":" + port + path), "PUT", "text/plain", "é 1");
  }

  @Test
  void aRequestArrives() {
    push.push(request("127.0.0.1", server.getAddress().getPort(), "/in?b=2&a=1"));

    await().until(() -> push.sent() == 1);
    assertThat(received).containsExactly("PUT /in?b=2&a=1 text/plain é 1");
  }

  @Test
  void aRedirectIsNotFollowed() {
    push.push(request("127.0.0.1", server.getAddress().getPort(), "/away"));

    await().until(() -> push.failed() == 1);
    assertThat(received).hasSize(1);
  }

  @Test
  void whatIsNotAllowedIsNotSent() {
    push.push(request("localhost", server.getAddress().getPort(), "/in"));

    assertThat(push.failed()).isOne();
    assertThat(received).isEmpty();
  }

  @Test
  void aServerThatDoesNotAnswerHoldsNobodyUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      long begin = System.nanoTime();
      for (int request = 0; request < 40; request++) {
        push.push(request("127.0.0.1", silent.getLocalPort(), "/in"));
      }
      push.push(request("127.0.0.1", server.getAddress().getPort(), "/in"));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));

      // 32 wait, and the one before them may or may not have been taken by the sender yet.
      long refused = push.failed();
      assertThat(refused).isBetween(40L - 33, 40L - 32);
      await().until(() -> push.sent() == 1);
      await().atMost(Duration.ofSeconds(8)).until(() -> push.failed() == refused + 1);
    }
  }
}
