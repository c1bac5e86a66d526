package org.ticconnect.owner.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code push:URL} sends the body to a web address that the administrator allowed. Options: {@code
 * method} (POST or PUT, default POST), {@code contentType} (default application/json); all other
 * parameters of the query belong to the address.
 */
final class PushComponent extends DefaultComponent {
  private static final List<String> METHODS = List.of("POST", "PUT");

  private final Outlet outlet;
  private final Predicate<URI> allowed;

  PushComponent(Outlet outlet, Predicate<URI> allowed) {
    this.outlet = outlet;
    this.allowed = allowed;
  }

  /** The query goes to the server as the owner wrote it. */
  @Override
  public boolean useRawUri() {
    return true;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    Options options = new Options("push:" + remaining, parameters);
    String method =
        options.text("method").map(text -> options.oneOf("method", text, METHODS)).orElse("POST");
    String type = options.text("contentType").orElse("application/json").replace("%2F", "/");
    if (!type.matches("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; ?charset=[A-Za-z0-9-]+)?")) {
      throw options.wrong("contentType is such as application/json, not " + type);
    }
    String query =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("&"));
    parameters.clear();
    URI url = url(query.isEmpty() ? remaining : remaining + "?" + query, options);
    return new OutletEndpoint(
        uri,
        this,
        exchange -> outlet.push(exchange, new PushRequest(url, method, type, Text.of(exchange))));
  }

  private URI url(String text, Options options) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException noAddress) {
      throw options.wrong("this is no web address: " + noAddress.getMessage());
    }
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getRawUserInfo() != null) {
      throw options.wrong("an address begins with https:// or http:// and a host, without a user");
    }
    if (!allowed.test(url)) {
      throw options.wrong(
          url.getScheme() + "://" + url.getAuthority() + " is not allowed by the administrator");
    }
    return url;
  }
}
