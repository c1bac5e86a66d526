package org.ticconnect.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticconnect.support.EventStream;

/** Streams of feeds that tell what a test wants. */
class StreamsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final long TICK_MILLIS = 50;

  private final AtomicBoolean mayLook = new AtomicBoolean(true);
  private final AtomicInteger looking = new AtomicInteger();
  private final AtomicLong asked = new AtomicLong();
  private final Feeds feeds = new Feeds();
  private Vertx vertx;
  private int port;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
    Router router = Router.router(vertx);
    router
        .get("/api/stream")
        .handler(
            context -> {
              looking.incrementAndGet();
              context.addEndHandler(ended -> looking.decrementAndGet());
              context.next();
            })
        .handler(new Streams(vertx, feeds, context -> mayLook.get(), TICK_MILLIS));
    HttpServerOptions idle =
        new HttpServerOptions().setIdleTimeout(2).setIdleTimeoutUnit(TimeUnit.SECONDS);
    HttpServer server =
        vertx
            .createHttpServer(idle)
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    port = server.actualPort();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  private void feed(String name, Feed.Cursor cursor) {
    feeds.add(
        new Feed() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public Cursor open(String argument) {
            return cursor;
          }
        });
  }

  private Optional<Object> count() {
    return Optional.of(Map.of("n", asked.incrementAndGet()));
  }

  @Test
  void nobodyIsAskedAnythingWhileNobodyLooks() throws Exception {
    feed("count", this::count);
    try (EventStream stream = EventStream.of(port, "count")) {
      assertThat(stream.next("count").get("n").asLong()).isEqualTo(1);
    }
    await().atMost(SOON).until(() -> looking.get() == 0);
    long after = asked.get();

    await()
        .pollDelay(Duration.ofMillis(300))
        .atMost(SOON)
        .untilAsserted(() -> assertThat(asked.get()).isLessThanOrEqualTo(after + 1));
  }

  @Test
  void oneWhoMayNotLookAnyMoreIsShownNothingMore() throws Exception {
    feed("count", this::count);
    try (EventStream stream = EventStream.of(port, "count")) {
      stream.next("count");
      mayLook.set(false);

      assertThatThrownBy(
              () -> {
                while (true) {
                  stream.next("count");
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aQuietStreamGivesASignOfLifeAndOutlivesTheIdleTime() throws Exception {
    feed("quiet", Optional::empty);
    long begun = System.nanoTime();
    try (EventStream stream = EventStream.of(port, "quiet")) {
      for (int signs = 0; signs < 3; ) {
        signs += stream.line().startsWith(":") ? 1 : 0;
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(2500));
  }

  @Test
  void oneWhoDoesNotReadIsDropped() throws Exception {
    String much = "x".repeat(500_000);
    feed("much", () -> Optional.of(much));
    try (Socket slow = new Socket()) {
      slow.setReceiveBufferSize(4096);
      slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      slow.getOutputStream()
          .write("GET /api/stream?of=much HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
      await().atMost(SOON).until(() -> looking.get() == 1);

      await().atMost(SOON).until(() -> looking.get() == 0);
    }
  }

  @Test
  void aFeedThatFailsLeavesTheOthersAlone() throws Exception {
    feed(
        "broken",
        () -> {
          throw new IllegalStateException("broken");
        });
    feed("count", this::count);
    try (EventStream stream = EventStream.of(port, "broken,count")) {
      stream.next("count");
      assertThat(stream.next("count").get("n").asLong()).isGreaterThan(1);
    }
  }

  @Test
  void twoFeedsOfOneNameAreAMistake() {
    feed("count", this::count);
    assertThatThrownBy(() -> feed("count", this::count))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
