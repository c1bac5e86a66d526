package org.ticconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticconnect.support.Raw;

/** One path, two answers: who has not said who he is gets the lesser one. */
class ReadDoorTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void nobodyIsToldLess() throws Exception {
    Router router = Router.router(vertx);
    router
        .route()
        .handler(
            context -> {
              context.put(Gate.ROLE, context.request().getParam("as"));
              context.next();
            });
    ReadDoor.forNobody("/api/status", () -> Map.of("told", "less")).register(router);
    router.get("/api/status").handler(context -> JsonAnswer.of(context, Map.of("told", "all")));
    int port =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get()
            .actualPort();

    assertThat(Raw.of(port, "GET /api/status?as=none HTTP/1.1", "Host: x").body()).contains("less");
    assertThat(Raw.of(port, "GET /api/status?as=viewer HTTP/1.1", "Host: x").body())
        .contains("all");
  }
}
