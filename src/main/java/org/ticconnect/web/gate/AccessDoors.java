package org.ticconnect.web.gate;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.ticconnect.web.Door;

/** What can be asked of access itself. */
public final class AccessDoors implements Door {
  private static final long LARGEST_BODY = 16 * 1024L;

  private final SessionDoors sessions;
  private final AccountDoors accounts;

  public AccessDoors(Entrance entrance, Premises premises) {
    this.sessions = new SessionDoors(entrance.access(), premises);
    this.accounts = new AccountDoors(entrance.access(), sessions);
  }

  @Override
  public void register(Router router) {
    add(router, HttpMethod.GET, "/api/session", sessions::session);
    add(router, HttpMethod.POST, "/api/claim/start", sessions::startClaim);
    add(router, HttpMethod.POST, "/api/claim", sessions::claim);
    add(router, HttpMethod.POST, "/api/login", sessions::login);
    add(router, HttpMethod.POST, "/api/logout", sessions::logout);
    add(router, HttpMethod.POST, "/api/logout/everywhere", sessions::logoutEverywhere);
    add(router, HttpMethod.POST, "/api/session/confirm", sessions::confirm);
    add(router, HttpMethod.GET, "/api/access", accounts::told);
    add(router, HttpMethod.PUT, "/api/access/password", accounts::changePassword);
    add(router, HttpMethod.PUT, "/api/access/viewer", accounts::setViewer);
    add(router, HttpMethod.DELETE, "/api/access/viewer", accounts::removeViewer);
    add(router, HttpMethod.POST, "/api/access/tokens", accounts::makeToken);
    add(router, HttpMethod.DELETE, "/api/access/tokens/:id", accounts::takeTokenBack);
  }

  private static void add(
      Router router, HttpMethod method, String path, Handler<RoutingContext> door) {
    router
        .route(method, path)
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(context -> answered(context, door));
  }

  private static void answered(RoutingContext context, Handler<RoutingContext> door) {
    try {
      door.handle(context);
    } catch (RuntimeException refused) {
      Refusal.tell(context, refused);
    }
  }
}
