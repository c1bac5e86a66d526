package org.ticconnect.web.gate;

import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.access.Access;
import org.ticconnect.access.Caller;
import org.ticconnect.access.Claiming;
import org.ticconnect.access.Right;

/** What {@code GET /api/session} tells: who one is here, and how the device gets its owner. */
final class SessionAnswer {
  private final Access access;
  private final Premises premises;

  SessionAnswer(Access access, Premises premises) {
    this.access = access;
    this.premises = premises;
  }

  /**
   * @param visitor who wants to claim
   */
  Map<String, Object> of(HttpServerRequest request, Asker asker, Optional<String> visitor) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", premises.version());
    json.put("claimed", access.claimed());
    json.put("role", role(asker.caller()));
    json.put("fresh_s", asker.caller() instanceof Caller.Person person ? person.freshSeconds() : 0);
    json.put("claim", claim(asker, visitor));
    json.put("https", request.isSSL());
    json.put("http_only", premises.transport().get().httpOnly());
    json.put("fingerprint", premises.transport().get().fingerprint());
    return json;
  }

  private static String role(Caller caller) {
    if (caller instanceof Caller.Person person) {
      return person.role().text();
    }
    if (caller instanceof Caller.Program program) {
      return program.may(Right.CONFIG) ? "administrator" : "viewer";
    }
    return "none";
  }

  Map<String, Object> claim(Asker asker, Optional<String> visitor) {
    Claiming.Standing standing =
        access.claiming().standing(visitor, asker.source(), premises.label());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", standing.state());
    json.put("seconds", standing.seconds());
    json.put("others", standing.others());
    json.put("ways", List.copyOf(standing.ways()));
    return json;
  }
}
