package org.ticconnect;

import java.util.Optional;
import org.ticconnect.network.Addresses;
import org.ticconnect.web.WebServer;

/** Where the web page is, for people in the same network. */
final class PageAddress {
  private static final String ALL = "0.0.0.0";
  private static final int USUAL_PORT = 80;
  private static final int USUAL_HTTPS_PORT = 443;

  private PageAddress() {}

  /**
   * @param bind IPv4 address that the page listens on
   * @return empty when only this machine reaches it
   */
  static Optional<String> of(String bind, WebServer page, Addresses addresses) {
    if (bind.startsWith("127.")) {
      return Optional.empty();
    }
    return (bind.equals(ALL) ? addresses.first() : Optional.of(bind))
        .flatMap(host -> at(host, page));
  }

  /**
   * @param host one of this device's addresses
   * @param bind IPv4 address that the page listens on
   * @return empty when it does not listen there
   */
  static Optional<String> at(String host, String bind, WebServer page) {
    return bind.equals(ALL) || bind.equals(host) ? at(host, page) : Optional.empty();
  }

  private static Optional<String> at(String host, WebServer page) {
    return page.securePort()
        .map(port -> "https://" + host + suffix(port, USUAL_HTTPS_PORT))
        .or(() -> page.port().map(port -> "http://" + host + suffix(port, USUAL_PORT)));
  }

  private static String suffix(int port, int usual) {
    return port == usual ? "" : ":" + port;
  }
}
