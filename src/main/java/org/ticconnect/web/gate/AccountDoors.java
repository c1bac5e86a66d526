package org.ticconnect.web.gate;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.ticconnect.access.Access;
import org.ticconnect.access.Opened;
import org.ticconnect.access.Scope;
import org.ticconnect.access.SecurityEvent;
import org.ticconnect.access.Token;
import org.ticconnect.access.Tokens;
import org.ticconnect.web.JsonAnswer;

/** Passwords, tokens and the security log. */
final class AccountDoors {
  private final Access access;
  private final SessionDoors sessions;

  AccountDoors(Access access, SessionDoors sessions) {
    this.access = access;
    this.sessions = sessions;
  }

  void told(RoutingContext context) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("viewer", access.passwords().hasViewer());
    json.put("sessions", access.logins().sessions());
    json.put("tokens", access.tokens().all().stream().map(AccountDoors::token).toList());
    json.put("log", access.log().events().stream().map(AccountDoors::event).toList());
    JsonAnswer.of(context, json);
  }

  private static Map<String, Object> token(Token token) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", token.id());
    json.put("name", token.name());
    json.put("scope", token.scope().text());
    json.put("created", token.created().toString());
    token.lastUsed().ifPresent(at -> json.put("last_used", at.toString()));
    return json;
  }

  private static Map<String, Object> event(SecurityEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", event.at().toString());
    json.put("what", event.what());
    json.put("who", event.who());
    json.put("from", event.from());
    json.put("detail", event.detail());
    return json;
  }

  void changePassword(RoutingContext context) {
    Asker asker = Asker.of(context);
    Fields fields = Fields.of(context);
    Future.fromCompletionStage(
            access
                .passwords()
                .change(asker.caller(), asker.source(), fields.text("current"), fields.text("new")),
            context.vertx().getOrCreateContext())
        .onSuccess((Opened opened) -> sessions.loggedIn(context, opened))
        .onFailure(failed -> Refusal.tell(context, failed));
  }

  void setViewer(RoutingContext context) {
    Asker asker = Asker.of(context);
    String password = Fields.of(context).text("password");
    Future.fromCompletionStage(
            access.passwords().setViewer(asker.caller(), asker.source(), password),
            context.vertx().getOrCreateContext())
        .onSuccess(done -> JsonAnswer.of(context, Map.of("viewer", true)))
        .onFailure(failed -> Refusal.tell(context, failed));
  }

  void removeViewer(RoutingContext context) {
    Asker asker = Asker.of(context);
    onDisk(
        context,
        () -> {
          access.passwords().removeViewer(asker.caller(), asker.source());
          return false;
        },
        viewer -> JsonAnswer.of(context, Map.of("viewer", viewer)));
  }

  void makeToken(RoutingContext context) {
    Asker asker = Asker.of(context);
    Fields fields = Fields.of(context);
    String name = fields.text("name");
    Scope scope =
        Scope.named(fields.text("scope"))
            .orElseThrow(() -> new IllegalArgumentException("scope: read, config or admin"));
    onDisk(
        context,
        () -> access.tokens().make(asker.caller(), asker.source(), name, scope),
        (Tokens.Made made) ->
            JsonAnswer.of(context, Map.of("id", made.token().id(), "token", made.secret())));
  }

  void takeTokenBack(RoutingContext context) {
    Asker asker = Asker.of(context);
    String id = context.pathParam("id");
    onDisk(
        context,
        () -> {
          access.tokens().takeBack(asker.caller(), asker.source(), id);
          return id;
        },
        deleted -> JsonAnswer.of(context, Map.of("deleted", deleted)));
  }

  private static <T> void onDisk(RoutingContext context, Callable<T> work, Consumer<T> answer) {
    context
        .vertx()
        .executeBlocking(work)
        .onSuccess(answer::accept)
        .onFailure(failed -> Refusal.tell(context, failed));
  }
}
