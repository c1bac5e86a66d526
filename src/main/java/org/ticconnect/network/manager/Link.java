package org.ticconnect.network.manager;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An interface.
 *
 * @param mac empty where it has none
 * @param carrier whether its cable, or what it has in the place of one, is connected
 * @param method how it gets its addresses; empty when that is not known
 * @param addresses each with its prefix, such as 192.168.1.5/24
 * @param gateway empty without one
 * @param changeable whether its addresses can be set here
 */
public record Link(
    String name,
    Kind kind,
    Optional<String> mac,
    boolean carrier,
    State state,
    Optional<Method> method,
    List<String> addresses,
    Optional<String> gateway,
    List<String> dns,
    boolean changeable) {

  /** What it is. */
  public enum Kind {
    ETHERNET,
    WIFI,
    OTHER;

    /** In small letters. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far it is. */
  public enum State {
    CONNECTED,
    CONNECTING,
    DISCONNECTED,
    UNMANAGED;

    /** In small letters. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How it gets its addresses. */
  public enum Method {
    DHCP,
    FIXED,
    OTHER;

    /** In small letters. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Link by(Method how) {
    return new Link(
        name, kind, mac, carrier, state, Optional.of(how), addresses, gateway, dns, changeable);
  }

  Link changeable(boolean may) {
    return new Link(name, kind, mac, carrier, state, method, addresses, gateway, dns, may);
  }

  /** Whether it has that address, whatever the prefix. */
  boolean has(String address) {
    return addresses.stream().anyMatch(one -> one.startsWith(address + "/"));
  }
}
