package org.ticconnect.web.gate;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ticconnect.access.Access;
import org.ticconnect.access.Source;

/**
 * Who may do what, and how one tells from where somebody asks.
 *
 * @param address the numeric one of who asks
 */
public record Entrance(Access access, Function<HttpServerRequest, String> address) {
  private static final List<String> OF_PROXIES =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Real-IP",
          "Via");

  /** How the machine itself is called by who sits at it. */
  private static final Pattern ITSELF =
      Pattern.compile("(127\\.[0-9.]+|localhost|\\[::1])(:[0-9]{1,5})?");

  /** By the address of the connection. */
  public static Entrance of(Access access) {
    return new Entrance(access, request -> request.remoteAddress().hostAddress());
  }

  Source source(HttpServerRequest request) {
    Source source = Source.of(String.valueOf(address.apply(request)));
    return proxied(request) ? source.ofProxy() : source;
  }

  /** Some proxies say nothing of themselves, but no browser speaks the old HTTP. */
  private static boolean proxied(HttpServerRequest request) {
    return OF_PROXIES.stream().anyMatch(request.headers()::contains)
        || request.version() == HttpVersion.HTTP_1_0
        || !ITSELF
            .matcher(String.valueOf(request.getHeader("Host")).toLowerCase(Locale.ROOT))
            .matches();
  }
}
