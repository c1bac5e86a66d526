package org.ticconnect.web.tls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.ticconnect.web.JsonAnswer;

/** Tells of the certificate, takes one of the owner's, and gives it up again. */
public final class CertificateDoor {
  private static final String PATH = "/api/certificate";
  private static final long LARGEST_BODY = 64 * 1024L;
  private static final int WRONG = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Certificates certificates;
  private final Function<Identity, Future<Boolean>> serve;

  /**
   * @param serve has new connections served with another one
   */
  public CertificateDoor(Certificates certificates, Function<Identity, Future<Boolean>> serve) {
    this.certificates = certificates;
    this.serve = serve;
  }

  /** Registers it. */
  public void register(Router router) {
    router.get(PATH).handler(this::tell);
    router
        .put(PATH)
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(context -> change(context, () -> given(context)));
    router.delete(PATH).handler(context -> change(context, certificates::takeBack));
  }

  private Identity given(RoutingContext context) throws UnfitCertificateException, IOException {
    // Nothing at all leaves no buffer.
    JsonNode asked = JSON.readTree(Objects.requireNonNullElse(context.body().asString(), ""));
    JsonNode certificate = asked.path("certificate");
    JsonNode key = asked.path("key");
    if (!certificate.isTextual() || !key.isTextual()) {
      throw new UnfitCertificateException("certificate and key: both are needed, in PEM");
    }
    return certificates.give(certificate.asText(), key.asText());
  }

  private void change(RoutingContext context, Callable<Identity> what) {
    context
        .vertx()
        .executeBlocking(what)
        .compose(serve)
        .onSuccess(served -> tell(context))
        .onFailure(
            refused -> {
              if (refused instanceof UnfitCertificateException) {
                JsonAnswer.error(context, WRONG, refused.getMessage());
              } else if (refused instanceof JsonProcessingException) {
                JsonAnswer.error(context, WRONG, "the body must be JSON with certificate and key");
              } else {
                context.fail(refused);
              }
            });
  }

  /** Without HTTPS there is none, which is no mistake of who asks: nothing is told then. */
  private void tell(RoutingContext context) {
    JsonAnswer.of(
        context, certificates.described().<Object>map(one -> one).orElseGet(() -> Map.of()));
  }
}
