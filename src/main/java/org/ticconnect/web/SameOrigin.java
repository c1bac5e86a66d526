package org.ticconnect.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What changes something is not done for a page that came from elsewhere. */
final class SameOrigin implements Handler<RoutingContext> {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
  private static final Pattern OWN_NAME =
      Pattern.compile(
          "([0-9.]+|\\[[0-9a-f:.]+]|[a-z0-9_-]+|[a-z0-9._-]+\\.(local|lan|home|internal|home\\.arpa|fritz\\.box))"
              + "(:[0-9]+)?");
  private static final int FORBIDDEN = 403;

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (READING.contains(request.method()) || own(request)) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(FORBIDDEN)
        .putHeader("Content-Type", "application/json")
        .end(
            "{\"error\":\"asked by a page of another site, or by a name that is not one of a device in a house: open the page of this device, by its address\"}");
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
    return sameSite && sameOrigin && ownName(String.valueOf(request.getHeader("Host")));
  }

  /**
   * Whether this is how a device in a house is called. A public name may be somebody else's, who
   * has it lead here so that his page counts as this device's own.
   */
  static boolean ownName(String host) {
    return OWN_NAME.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException noOrigin) {
      return "";
    }
  }
}
