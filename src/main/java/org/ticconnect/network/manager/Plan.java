package org.ticconnect.network.manager;

import java.util.List;
import java.util.Optional;

/** How an interface is to get its addresses; all in it is possible. */
sealed interface Plan {
  /** Name servers; none to take those that the network gives. */
  List<String> dns();

  Link.Method method();

  /** The address that it leads to, where that is known before. */
  Optional<String> address();

  /** In a few words, for the log. */
  default String told() {
    return address().orElse("addresses from the network");
  }

  /** From the network. */
  record Dhcp(List<String> dns) implements Plan {
    @Override
    public Link.Method method() {
      return Link.Method.DHCP;
    }

    @Override
    public Optional<String> address() {
      return Optional.empty();
    }
  }

  /**
   * Always the same.
   *
   * @param at its address
   * @param prefix 1 to 30
   * @param gateway in the same network
   */
  record Fixed(String at, int prefix, Optional<String> gateway, List<String> dns) implements Plan {
    @Override
    public Link.Method method() {
      return Link.Method.FIXED;
    }

    @Override
    public Optional<String> address() {
      return Optional.of(at);
    }
  }
}
