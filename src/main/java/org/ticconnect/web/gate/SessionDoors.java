package org.ticconnect.web.gate;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.ticconnect.access.Access;
import org.ticconnect.access.AccessRefusedException;
import org.ticconnect.access.Caller;
import org.ticconnect.access.Claiming;
import org.ticconnect.access.Opened;
import org.ticconnect.web.JsonAnswer;

/** Claiming the device, logging in and out. */
final class SessionDoors {
  private static final int CONFLICT = 409;

  private final Access access;
  private final Premises premises;
  private final SessionAnswer session;

  SessionDoors(Access access, Premises premises) {
    this.access = access;
    this.premises = premises;
    this.session = new SessionAnswer(access, premises);
  }

  void session(RoutingContext context) {
    JsonAnswer.of(
        context,
        session.of(
            context.request(), Asker.of(context), new Credentials(context.request()).visitor()));
  }

  void startClaim(RoutingContext context) {
    Credentials credentials = new Credentials(context.request());
    Asker asker = Asker.of(context);
    Optional<String> code = Fields.of(context).optional("code");
    String visitor = credentials.visitor().orElseGet(Claiming::newVisitor);
    access.claiming().start(visitor, asker.source(), code, premises.label());
    credentials.giveVisitor(visitor);
    JsonAnswer.of(context, session.claim(asker, Optional.of(visitor)));
  }

  void claim(RoutingContext context) {
    Credentials credentials = new Credentials(context.request());
    String password = Fields.of(context).text("password");
    opened(
            context,
            access
                .claiming()
                .claim(
                    credentials.visitor().orElse(""),
                    Asker.of(context).source(),
                    password,
                    premises.label()))
        .onSuccess(
            opened -> {
              credentials.takeVisitor();
              loggedIn(context, opened);
            });
  }

  void login(RoutingContext context) {
    Asker asker = Asker.of(context);
    if (!access.claimed()) {
      Refusal.tell(
          context,
          CONFLICT,
          "nobody has claimed this device yet: claim it first",
          Map.of("need", "claim"));
      return;
    }
    String password = Fields.of(context).text("password");
    Future.fromCompletionStage(
            access.logins().login(asker.source(), password), context.vertx().getOrCreateContext())
        .onSuccess(
            opened -> {
              endOld(asker);
              loggedIn(context, opened);
            })
        .onFailure(failed -> notLoggedIn(context, failed));
  }

  private void endOld(Asker asker) {
    if (asker.caller() instanceof Caller.Person before) {
      access.logins().logout(before, asker.source());
    }
  }

  private static void notLoggedIn(RoutingContext context, Throwable failed) {
    if (Refusal.cause(failed) instanceof AccessRefusedException refused
        && refused.reason() == AccessRefusedException.Reason.WRONG) {
      Refusal.tell(context, Refusal.UNAUTHORIZED, refused.getMessage(), Map.of("need", "login"));
    } else {
      Refusal.tell(context, failed);
    }
  }

  private Future<Opened> opened(RoutingContext context, CompletionStage<Opened> stage) {
    return Future.fromCompletionStage(stage, context.vertx().getOrCreateContext())
        .onFailure(failed -> Refusal.tell(context, failed));
  }

  /** Has the browser keep the new session, and tells it. */
  void loggedIn(RoutingContext context, Opened opened) {
    new Credentials(context.request()).giveSession(opened.session());
    Caller caller = access.caller(Optional.empty(), Optional.of(opened.session()));
    Asker asker = new Asker(caller, Asker.of(context).source());
    JsonAnswer.of(context, session.of(context.request(), asker, Optional.empty()));
  }

  void logout(RoutingContext context) {
    Asker asker = Asker.of(context);
    endOld(asker);
    new Credentials(context.request()).takeSession();
    JsonAnswer.of(context, Map.of("logged_out", true));
  }

  void logoutEverywhere(RoutingContext context) {
    Asker asker = Asker.of(context);
    access.logins().logoutEverywhere(asker.caller(), asker.source());
    new Credentials(context.request()).takeSession();
    JsonAnswer.of(context, Map.of("logged_out", true));
  }

  void confirm(RoutingContext context) {
    Asker asker = Asker.of(context);
    if (!(asker.caller() instanceof Caller.Person person)) {
      throw new IllegalArgumentException("a token has no password to confirm");
    }
    String password = Fields.of(context).text("password");
    Future.fromCompletionStage(
            access.logins().confirm(person, asker.source(), password),
            context.vertx().getOrCreateContext())
        .onSuccess(
            right ->
                JsonAnswer.of(
                    context,
                    session.of(
                        context.request(),
                        new Asker(
                            access.caller(
                                Optional.empty(), new Credentials(context.request()).session()),
                            asker.source()),
                        Optional.empty())))
        .onFailure(failed -> Refusal.tell(context, failed));
  }
}
