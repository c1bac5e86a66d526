package org.ticconnect.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tells something at a fixed path; what it tells is made by a worker. */
public final class ReadDoor implements Door {
  private static final int DONE = 200;

  private final String path;
  private final Predicate<RoutingContext> answers;
  private final Supplier<Told> content;

  /**
   * @param status of HTTP
   * @param type for the header Content-Type
   */
  public record Told(int status, String type, String text) {
    /**
     * @param content maps, lists, texts and numbers
     */
    public static Told json(int status, Object content) {
      return new Told(status, "application/json", JsonAnswer.text(content));
    }

    /** Ends the request with it. */
    void answer(RoutingContext context) {
      context.response().setStatusCode(status).putHeader("Content-Type", type).end(text);
    }
  }

  private ReadDoor(String path, Predicate<RoutingContext> answers, Supplier<Told> content) {
    this.path = path;
    this.answers = answers;
    this.content = content;
  }

  /** Tells everybody who is let pass. */
  public static ReadDoor of(String path, Supplier<Told> content) {
    return new ReadDoor(path, everybody -> true, content);
  }

  /** Tells everybody who is let pass some text. */
  public static ReadDoor text(String path, String type, Supplier<String> content) {
    return of(path, () -> new Told(DONE, type, content.get()));
  }

  /** Tells those who have not said who they are; others are answered by whoever else does. */
  public static ReadDoor forNobody(String path, Supplier<Object> content) {
    return new ReadDoor(
        path,
        context -> Gate.NOBODY.equals(context.get(Gate.ROLE)),
        () -> Told.json(DONE, content.get()));
  }

  @Override
  public void register(Router router) {
    router
        .get(path)
        .handler(
            context -> {
              if (answers.test(context)) {
                tell(context);
              } else {
                context.next();
              }
            });
  }

  private void tell(RoutingContext context) {
    context
        .vertx()
        .executeBlocking(content::get, false)
        .onSuccess(told -> told.answer(context))
        .onFailure(context::fail);
  }
}
