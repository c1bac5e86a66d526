package org.ticconnect.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Supplier;

/** Does something at a fixed path, by a worker; what is sent along does not matter. */
public final class ActDoor implements Door {
  private static final long LARGEST_BODY = 16 * 1024L;

  private final HttpMethod method;
  private final String path;
  private final Supplier<ReadDoor.Told> deed;

  private ActDoor(HttpMethod method, String path, Supplier<ReadDoor.Told> deed) {
    this.method = method;
    this.path = path;
    this.deed = deed;
  }

  public static ActDoor post(String path, Supplier<ReadDoor.Told> deed) {
    return new ActDoor(HttpMethod.POST, path, deed);
  }

  public static ActDoor delete(String path, Supplier<ReadDoor.Told> deed) {
    return new ActDoor(HttpMethod.DELETE, path, deed);
  }

  @Override
  public void register(Router router) {
    router
        .route(method, path)
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(this::act);
  }

  private void act(RoutingContext context) {
    context
        .vertx()
        .executeBlocking(deed::get, false)
        .onSuccess(told -> told.answer(context))
        .onFailure(context::fail);
  }
}
