package org.ticconnect.web.gate;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request carries to say who asks: a token, or cookies that only this device reads. */
final class Credentials {
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([A-Za-z0-9._~+/=-]{1,200})");
  private static final String SESSION = "sid";
  private static final String VISITOR = "claim";

  private final HttpServerRequest request;

  Credentials(HttpServerRequest request) {
    this.request = request;
  }

  /** Something that is no token for one that is written wrongly; empty for none. */
  Optional<String> token() {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .map(BEARER::matcher)
        .map(matcher -> matcher.matches() ? matcher.group(1) : "");
  }

  Optional<String> session() {
    return cookie(SESSION);
  }

  /** The one who wants to claim. */
  Optional<String> visitor() {
    return cookie(VISITOR);
  }

  private Optional<String> cookie(String name) {
    return Optional.ofNullable(request.getCookie(whole(name))).map(Cookie::getValue);
  }

  /** A browser takes one of this prefix from this very host only, and only encrypted. */
  private String whole(String name) {
    return request.isSSL() ? "__Host-" + name : name;
  }

  void giveSession(String id) {
    give(SESSION, id);
  }

  void giveVisitor(String id) {
    give(VISITOR, id);
  }

  private void give(String name, String value) {
    request.response().addCookie(made(name, value));
  }

  private Cookie made(String name, String value) {
    return Cookie.cookie(whole(name), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(request.isSSL())
        .setSameSite(CookieSameSite.STRICT);
  }

  /** Has the browser forget the session. */
  void takeSession() {
    request.response().addCookie(made(SESSION, "").setMaxAge(0));
  }

  /** Has the browser forget that it claimed. */
  void takeVisitor() {
    request.response().addCookie(made(VISITOR, "").setMaxAge(0));
  }
}
