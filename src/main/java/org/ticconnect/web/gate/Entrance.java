package org.ticconnect.web.gate;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.function.Function;
import org.ticconnect.access.Access;
import org.ticconnect.access.Source;

/**
 * Who may do what, and how one tells from where somebody asks.
 *
 * @param address the numeric one of who asks
 */
public record Entrance(Access access, Function<HttpServerRequest, String> address) {
  private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "Via");

  /** By the address of the connection. */
  public static Entrance of(Access access) {
    return new Entrance(access, request -> request.remoteAddress().hostAddress());
  }

  Source source(HttpServerRequest request) {
    Source source = Source.of(String.valueOf(address.apply(request)));
    boolean proxy = OF_PROXIES.stream().anyMatch(request.headers()::contains);
    return proxy ? source.ofProxy() : source;
  }
}
