package org.ticconnect.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The files of the page: a fixed list out of the jar, so that no path leads anywhere else. */
final class StaticPages {
  private static final Map<String, String> FILES =
      Map.of("/", "index.html", "/page.js", "page.js", "/page.css", "page.css");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8");

  private StaticPages() {}

  static void register(Router router) {
    FILES.forEach((path, file) -> router.get(path).handler(serve(file)));
  }

  private static Handler<RoutingContext> serve(String file) {
    Buffer content = Buffer.buffer(read(file));
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    return context -> context.response().putHeader("Content-Type", type).end(content);
  }

  private static byte[] read(String file) {
    try (InputStream in = StaticPages.class.getResourceAsStream("/www/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
