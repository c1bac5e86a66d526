package org.ticconnect.web.stream;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ticconnect.web.JsonAnswer;

/**
 * Pushes to pages that are open what is new, several times a second and only while somebody looks.
 * Used on the event loop; the feeds are asked by one worker at a time.
 */
public final class Streams implements Handler<RoutingContext> {
  /** Streams at once; a page needs one. */
  public static final int MOST = 8;

  private static final int MOST_FEEDS = 8;
  private static final int LONGEST = 200;
  private static final long TICK_MILLIS = 250;
  private static final int WRONG = 400;
  private static final int FULL = 503;

  private final Vertx vertx;
  private final Feeds feeds;
  private final Predicate<RoutingContext> mayLook;
  private final long tickMillis;
  private final List<OpenStream> open = new ArrayList<>();
  private long timer;
  private boolean asking;

  /**
   * @param mayLook asked with each tick whether the stream of that request may go on
   */
  public Streams(Vertx vertx, Feeds feeds, Predicate<RoutingContext> mayLook) {
    this(vertx, feeds, mayLook, TICK_MILLIS);
  }

  Streams(Vertx vertx, Feeds feeds, Predicate<RoutingContext> mayLook, long tickMillis) {
    this.tickMillis = tickMillis;
    this.vertx = vertx;
    this.feeds = feeds;
    this.mayLook = mayLook;
  }

  @Override
  public void handle(RoutingContext context) {
    if (open.size() >= MOST) {
      context.response().putHeader("Retry-After", "5");
      JsonAnswer.error(
          context, FULL, MOST + " pages look already, which is all there can be: close one");
      return;
    }
    try {
      begin(context, new Look(feeds, asked(context)));
    } catch (IllegalArgumentException nothingLikeIt) {
      JsonAnswer.error(context, WRONG, nothingLikeIt.getMessage());
    }
  }

  private static List<String> asked(RoutingContext context) {
    String of = String.join(",", context.queryParam("of"));
    List<String> asked = Arrays.stream(of.split(",")).filter(name -> !name.isBlank()).toList();
    if (asked.isEmpty() || asked.size() > MOST_FEEDS || of.length() > LONGEST) {
      throw new IllegalArgumentException(
          "of: must name one to " + MOST_FEEDS + " feeds separated by commas, such as of=live");
    }
    return asked;
  }

  private void begin(RoutingContext context, Look look) {
    OpenStream stream = new OpenStream(context, look);
    context.response().closeHandler(closed -> forget(stream));
    context.response().exceptionHandler(broken -> forget(stream));
    stream.begin();
    open.add(stream);
    if (open.size() == 1) {
      timer = vertx.setPeriodic(tickMillis, tick -> tick());
    }
    tick();
  }

  private void forget(OpenStream stream) {
    if (open.remove(stream) && open.isEmpty()) {
      vertx.cancelTimer(timer);
    }
  }

  private void tick() {
    for (OpenStream stream : List.copyOf(open)) {
      if (stream.over(mayLook)) {
        stream.end();
        forget(stream);
      }
    }
    if (asking) {
      return;
    }
    List<OpenStream> ready = open.stream().filter(OpenStream::ready).toList();
    if (ready.isEmpty()) {
      return;
    }
    asking = true;
    vertx
        .executeBlocking(() -> news(ready))
        .onComplete(
            news -> {
              asking = false;
              if (news.succeeded()) {
                news.result().forEach(OpenStream::send);
              }
            });
  }

  private static Map<OpenStream, String> news(List<OpenStream> ready) {
    Map<OpenStream, String> news = new LinkedHashMap<>();
    ready.forEach(stream -> news.put(stream, stream.look().news()));
    return news;
  }
}
