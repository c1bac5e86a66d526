package org.ticconnect;

import java.util.Optional;
import org.ticconnect.network.Addresses;

/** Where the web page is, for people in the same network. */
final class PageAddress {
  private static final String ALL = "0.0.0.0";
  private static final int USUAL_PORT = 80;

  private PageAddress() {}

  /**
   * @param bind IPv4 address that the page listens on
   * @return empty when only this machine reaches it
   */
  static Optional<String> of(String bind, int port, Addresses addresses) {
    if (bind.startsWith("127.")) {
      return Optional.empty();
    }
    return (bind.equals(ALL) ? addresses.first() : Optional.of(bind))
        .map(host -> "http://" + host + (port == USUAL_PORT ? "" : ":" + port));
  }
}
