package org.ticconnect.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers only those who call this device by a name of its own. A public name may be somebody
 * else's, who has it lead here so that his page counts as this device's.
 */
final class HostRule implements Handler<RoutingContext> {
  private static final Pattern NAME_OF_A_HOUSE =
      Pattern.compile(
          "[0-9.]+|\\[[0-9a-f:.]+]|[a-z0-9_-]+"
              + "|[a-z0-9._-]+\\.(local|lan|home|internal|home\\.arpa|fritz\\.box)");
  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
  private static final Set<HttpMethod> REFUSED = Set.of(HttpMethod.TRACE, HttpMethod.CONNECT);
  private static final int NOT_ALLOWED = 405;
  private static final int MISDIRECTED = 421;

  private final Set<String> names;

  /**
   * @param names by which this device is called, beside its addresses and names of a house
   */
  HostRule(Collection<String> names) {
    this.names =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  @Override
  public void handle(RoutingContext context) {
    String host = context.request().getHeader("Host");
    if (REFUSED.contains(context.request().method())) {
      JsonAnswer.error(context, NOT_ALLOWED, ErrorAnswers.sentence(NOT_ALLOWED));
    } else if (host == null || !own(host)) {
      JsonAnswer.error(
          context,
          MISDIRECTED,
          "asked by a name that is not one of this device: call it by its address, by a name in"
              + " the house such as one that ends in .local, or add the name to http.names");
    } else {
      context.next();
    }
  }

  private boolean own(String host) {
    String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
    return names.contains(name) || NAME_OF_A_HOUSE.matcher(name).matches();
  }
}
