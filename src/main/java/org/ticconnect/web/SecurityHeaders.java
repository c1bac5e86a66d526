package org.ticconnect.web;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Goes with every answer: nothing from elsewhere, nothing inline, nothing framed, nothing kept. */
final class SecurityHeaders implements Handler<RoutingContext> {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
              + " magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
          "Cache-Control",
          "no-store");

  @Override
  public void handle(RoutingContext context) {
    put(context.response().headers());
    context.next();
  }

  static void put(MultiMap headers) {
    HEADERS.forEach((name, value) -> headers.set(name, value));
  }
}
