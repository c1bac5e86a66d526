package org.ticconnect.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.web.tls.Certificates;
import org.ticconnect.web.tls.Identity;

/** The encrypted port, and its certificate made anew in time. */
final class Encrypted {
  private static final Logger LOG = LoggerFactory.getLogger(Encrypted.class);
  private static final long LOOK_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final Certificates certificates;
  private final Listener listener;
  private boolean told;

  /**
   * Has the certificate made where there is none, which takes a second or two.
   *
   * @throws IOException when there is none and none can be made
   */
  Encrypted(
      Vertx vertx,
      Site site,
      int port,
      Certificates certificates,
      Handler<HttpConnection> connected,
      Handler<HttpServerRequest> requests)
      throws IOException {
    this.certificates = certificates;
    this.listener =
        new Listener(
            vertx,
            "Web page over HTTPS",
            Bounds.encrypted(site.http().bind(), port, certificates.load()),
            connected,
            requests);
    vertx.setPeriodic(LOOK_MILLIS, tick -> vertx.executeBlocking(this::look));
  }

  private boolean look() {
    try {
      certificates.renewed().ifPresent(this::serve);
      told = false;
    } catch (IOException refused) {
      if (!told) {
        LOG.warn("The certificate cannot be made anew: {}", refused.getMessage());
      }
      told = true;
    }
    return told;
  }

  /** Has new connections served with another certificate. */
  Future<Boolean> serve(Identity identity) {
    return listener.serve(Bounds.keys(identity));
  }

  Listener listener() {
    return listener;
  }
}
