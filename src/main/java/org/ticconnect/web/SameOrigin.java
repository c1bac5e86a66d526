package org.ticconnect.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What changes something is not done for a page that came from elsewhere. */
final class SameOrigin implements Handler<RoutingContext> {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
  private static final int FORBIDDEN = 403;

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (READING.contains(request.method()) || own(request)) {
      context.next();
      return;
    }
    JsonAnswer.error(
        context,
        FORBIDDEN,
        "asked by a page of another site: open the page of this device, by its address");
  }

  private static boolean own(HttpServerRequest request) {
    boolean sameSite =
        Optional.ofNullable(request.getHeader("Sec-Fetch-Site"))
            .map(OWN_SITES::contains)
            .orElse(true);
    boolean sameOrigin =
        Optional.ofNullable(request.getHeader("Origin"))
            .map(origin -> authority(origin).equals(request.getHeader("Host")))
            .orElse(true);
    return sameSite && sameOrigin;
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException noOrigin) {
      return "";
    }
  }
}
