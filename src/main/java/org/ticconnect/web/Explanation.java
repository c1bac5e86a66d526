package org.ticconnect.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the port without encryption tells while there is one with it: where to go. Nothing is sent
 * on by itself, so that a program that was set up wrongly says so at once.
 */
final class Explanation implements Handler<RoutingContext> {
  private static final int UPGRADE = 426;
  private static final int USUAL_PORT = 443;

  private final Supplier<Optional<Integer>> port;

  /**
   * @param port of the encrypted page
   */
  Explanation(Supplier<Optional<Integer>> port) {
    this.port = port;
  }

  void register(Router router) {
    router.get("/").handler(this);
    router.route().handler(Explanation::refuse);
  }

  @Override
  public void handle(RoutingContext context) {
    // The host has passed the rule for hosts, so that it holds nothing that means something here.
    String name = context.request().getHeader("Host").replaceFirst(":[0-9]{1,5}$", "");
    String address =
        "https://"
            + name
            + port.get().filter(one -> one != USUAL_PORT).map(one -> ":" + one).orElse("")
            + "/";
    context
        .response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .end(
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>TIC Connect</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"></head><body>
            <h1>TIC Connect</h1>
            <p>The page of this device is encrypted: <a href="%1$s">%1$s</a></p>
            <p>Your browser will warn you, for the device made its certificate itself and nobody else
            vouches for it. Compare the fingerprint with the one that the device shows, then go on.</p>
            <p lang="fr">La page de cet appareil est chiffrée : <a href="%1$s">%1$s</a></p>
            <p lang="fr">Votre navigateur vous avertira, car l’appareil a fait lui-même son certificat et
            personne d’autre ne s’en porte garant. Comparez l’empreinte avec celle que l’appareil montre,
            puis continuez.</p>
            </body></html>
            """
                .formatted(address));
  }

  private static void refuse(RoutingContext context) {
    context.response().putHeader("Upgrade", "TLS/1.2, HTTP/1.1").putHeader("Connection", "Upgrade");
    JsonAnswer.error(
        context, UPGRADE, "this is answered over HTTPS only: use https and the port https.port");
  }
}
