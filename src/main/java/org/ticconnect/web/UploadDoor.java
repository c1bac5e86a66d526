package org.ticconnect.web;

import io.vertx.core.Future;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes one large file at a time, straight to disk: no more of it is in memory than what a disk
 * that is slower than the sender makes wait.
 */
public final class UploadDoor implements Door {
  private static final int TOO_LARGE = 413;
  private static final int BUSY = 409;
  private static final long MIB = 1024 * 1024L;

  private final String path;
  private final long most;
  private final Taker taker;
  private final AtomicBoolean busy = new AtomicBoolean();

  /** Whose file it is; asked by workers. */
  public interface Taker {
    /** Where the file is to be written, or what to answer instead. */
    sealed interface Begun {
      record At(Path file) implements Begun {}

      record Refused(ReadDoor.Told why) implements Begun {}
    }

    /**
     * @param bytes that will come at most
     */
    Begun begin(long bytes) throws IOException;

    /** All of it is written. */
    ReadDoor.Told end() throws IOException;

    /** No more of it comes. */
    void broken() throws IOException;
  }

  /**
   * @param path that is put to
   * @param most bytes that are taken
   */
  public UploadDoor(String path, long most, Taker taker) {
    this.path = path;
    this.most = most;
    this.taker = taker;
  }

  @Override
  public void register(Router router) {
    router.put(path).handler(this::take);
  }

  private void take(RoutingContext context) {
    HttpServerRequest request = context.request();
    long said = length(request);
    if (said > most) {
      tooLarge(context);
      return;
    }
    if (!busy.compareAndSet(false, true)) {
      JsonAnswer.error(context, BUSY, "another upload is under way: try again when it has ended");
      return;
    }
    request.pause();
    context
        .vertx()
        .executeBlocking(() -> taker.begin(said < 0 ? most : said), false)
        .compose(begun -> written(context, begun))
        .onFailure(context::fail)
        .onComplete(done -> busy.set(false));
  }

  /** Below 0 when it is not said. */
  private static long length(HttpServerRequest request) {
    String said = request.getHeader("Content-Length");
    return said == null ? -1 : Long.parseLong(said);
  }

  private Future<Void> written(RoutingContext context, Taker.Begun begun) {
    if (begun instanceof Taker.Begun.Refused refused) {
      refused.why().answer(context);
      context.request().resume();
      return Future.succeededFuture();
    }
    Path file = ((Taker.Begun.At) begun).file();
    OpenOptions options = new OpenOptions().setRead(false).setPerms("rw-------");
    return context
        .vertx()
        .fileSystem()
        .open(file.toString(), options)
        .compose(open -> new Reception(context, open, most).begin())
        .compose(whole -> context.vertx().executeBlocking(taker::end, false))
        .map(
            told -> {
              told.answer(context);
              return (Void) null;
            })
        .recover(failure -> dropped(context, failure));
  }

  private Future<Void> dropped(RoutingContext context, Throwable failure) {
    return context
        .vertx()
        .executeBlocking(
            () -> {
              taker.broken();
              return (Void) null;
            },
            false)
        .compose(
            dropped -> {
              if (failure instanceof Reception.TooMuchException) {
                tooLarge(context);
                return Future.succeededFuture();
              }
              return Future.failedFuture(failure);
            });
  }

  private void tooLarge(RoutingContext context) {
    JsonAnswer.error(
        context, TOO_LARGE, "this is more than is taken: at most " + most / MIB + " MiB");
  }
}
