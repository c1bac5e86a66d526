package org.ticconnect.web.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.access.Access;
import org.ticconnect.access.Opened;
import org.ticconnect.access.Source;
import org.ticconnect.support.Claimed;
import org.ticconnect.web.Transport;

class GateTest {
  @TempDir private Path data;
  private final AtomicLong skew = new AtomicLong();

  @Test
  void anAnswerThatGoesOnKeepsItsSessionInUseAndEndsWithIt() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (Access access =
        new Access(Claimed.folder(data), () -> System.nanoTime() + skew.get(), Clock.systemUTC())) {
      Premises premises = new Premises("", () -> Transport.NONE, Optional.empty(), Set.of());
      Gatekeeper gate = new Gatekeeper(Entrance.of(access), premises, Set.of());
      CompletableFuture<RoutingContext> passed = new CompletableFuture<>();
      Router router = Router.router(vertx);
      router.route().handler(gate);
      router.get("/api/stream").handler(passed::complete);
      HttpServer server =
          vertx
              .createHttpServer()
              .requestHandler(router)
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .get();
      Opened session = access.logins().login(Source.of("127.0.0.1"), Claimed.VIEWER).join();
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + server.actualPort() + "/api/stream"))
              .header("Cookie", "sid=" + session.session())
              .build();
      HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.discarding());
      RoutingContext stream = passed.get(10, TimeUnit.SECONDS);

      for (int i = 0; i < 3; i++) {
        skew.addAndGet(Duration.ofMinutes(25).toNanos());
        assertThat(gate.stillLetsPass(stream)).as("after another 25 minutes").isTrue();
      }

      Optional<String> id = Optional.of(session.session());
      access.logins().logoutEverywhere(access.caller(Optional.empty(), id), Source.of("::1"));
      assertThat(gate.stillLetsPass(stream)).isFalse();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get();
    }
  }

  @Test
  void whatIsOffIsNotThere() {
    Doors off = Doors.shipped(Set.of("/page.js"), Set.of());
    assertThat(off.find(HttpMethod.GET, "/api/v1/measurements")).isEmpty();
    assertThat(off.knows("/api/v1")).isFalse();
    assertThat(off.find(HttpMethod.HEAD, "/page.js")).isPresent();
    Doors on = Doors.shipped(Set.of(), Set.of("empro.rest"));
    assertThat(on.find(HttpMethod.GET, "/api/v1/meters/ea+").orElseThrow().values())
        .containsExactly("meters", "ea+");
  }

  @Test
  void theTableSaysWhoInWordsThatThereAre() {
    assertThatThrownBy(() -> Doors.read("GET /x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Doors.read("GET /x everybody"))
        .isInstanceOf(IllegalArgumentException.class);
    List<ListedPath> doors =
        Doors.read("# remark\n\nPUT /x/{a}.b config takes=text/plain log=x_done\n");
    assertThat(doors.get(0).takes()).containsExactly("application/json", "text/plain");
    assertThat(doors.get(0).values("/x/1.b")).contains(List.of("1"));
    assertThat(doors.get(0).values("/x/1xb")).isEmpty();
  }
}
