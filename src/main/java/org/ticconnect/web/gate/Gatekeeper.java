package org.ticconnect.web.gate;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.access.Access;
import org.ticconnect.access.Caller;
import org.ticconnect.access.Right;
import org.ticconnect.web.Gate;

/**
 * Lets through who may, to what is in the table, and refuses all else. It goes by the path as it
 * was written: another way to write it is another path, and there is nothing at it.
 */
public final class Gatekeeper implements Gate {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final int LEAST_ERROR = 400;

  private final Entrance entrance;
  private final Access access;
  private final Doors doors;

  /**
   * @param pages paths of what anybody may read
   */
  public Gatekeeper(Entrance entrance, Premises premises, Set<String> pages) {
    this.entrance = entrance;
    this.access = entrance.access();
    this.doors = Doors.shipped(pages, premises.parts());
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    Credentials credentials = new Credentials(request);
    Caller caller = access.caller(credentials.token(), credentials.session());
    Asker asker = new Asker(caller, entrance.source(request));
    asker.putInto(context);
    context.put(ROLE, role(caller));
    Optional<Doors.Found> found = doors.find(request.method(), String.valueOf(request.path()));
    if (found.isEmpty()) {
      nothing(context, caller);
    } else if (!caller.may(found.get().door().right())) {
      refuse(context, caller, found.get().door().right());
    } else {
      enter(context, asker, found.get());
    }
  }

  private static String role(Caller caller) {
    return caller instanceof Caller.Stranger ? NOBODY : caller.name();
  }

  /** A stranger is not told what there is. */
  private void nothing(RoutingContext context, Caller caller) {
    if (caller instanceof Caller.Stranger) {
      login(context);
    } else if (doors.knows(String.valueOf(context.request().path()))) {
      Refusal.tell(context, Refusal.WRONG_METHOD, "this path has no such method", Map.of());
    } else {
      Refusal.tell(context, Refusal.NOT_FOUND, "there is nothing at this path", Map.of());
    }
  }

  private static void login(RoutingContext context) {
    Refusal.tell(
        context,
        Refusal.UNAUTHORIZED,
        "log in first, or send a token that is not taken back as Authorization: Bearer",
        Map.of("need", "login"));
  }

  private static void refuse(RoutingContext context, Caller caller, Right right) {
    if (caller instanceof Caller.Stranger) {
      login(context);
    } else if (right == Right.FRESH && caller.may(Right.ADMIN)) {
      Refusal.tell(
          context,
          Refusal.FORBIDDEN,
          "give the password again for this: POST /api/session/confirm",
          Map.of("need", "password"));
    } else if (caller instanceof Caller.Program) {
      Refusal.tell(
          context,
          Refusal.FORBIDDEN,
          "the scope of this token is too small for this",
          Map.of("need", "scope"));
    } else {
      Refusal.tell(
          context,
          Refusal.FORBIDDEN,
          "only the administrator may do this: log in with that password",
          Map.of("need", "administrator"));
    }
  }

  private void enter(RoutingContext context, Asker asker, Doors.Found found) {
    HttpServerRequest request = context.request();
    boolean changes = !READING.contains(request.method());
    // A browser sends cookies by itself, also for a page of another site; a token only a program.
    if (changes && !(asker.caller() instanceof Caller.Program)) {
      Optional<String> complaint = complaint(request, found.door());
      if (complaint.isPresent()) {
        Refusal.tell(context, Refusal.FORBIDDEN, complaint.get(), Map.of("need", "header"));
        return;
      }
    }
    found.door().logged().ifPresent(what -> log(context, asker, what, found));
    context.next();
  }

  private static Optional<String> complaint(HttpServerRequest request, ListedPath door) {
    if (!"1".equals(request.getHeader("X-TIC"))) {
      return Optional.of("a change without a token needs the header X-TIC: 1");
    }
    String type =
        String.valueOf(request.getHeader("Content-Type"))
            .replaceFirst(";.*", "")
            .trim()
            .toLowerCase(Locale.ROOT);
    return hasBody(request) && !door.takes().contains(type)
        ? Optional.of("the Content-Type must be " + String.join(" or ", door.takes()))
        : Optional.empty();
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return request.headers().contains("Transfer-Encoding")
        || request.headers().contains("Content-Type")
        || length != null && !length.equals("0");
  }

  private void log(RoutingContext context, Asker asker, String what, Doors.Found found) {
    context.addEndHandler(
        ended -> {
          if (context.response().getStatusCode() < LEAST_ERROR) {
            access
                .log()
                .add(
                    what,
                    asker.caller().name(),
                    asker.source().address(),
                    String.join("/", found.values()));
          }
        });
  }

  @Override
  public boolean stillLetsPass(RoutingContext context) {
    return access.lasts(Asker.of(context).caller());
  }
}
