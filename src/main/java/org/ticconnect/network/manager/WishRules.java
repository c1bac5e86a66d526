package org.ticconnect.network.manager;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a wish must hold before anything of it is tried. */
final class WishRules {
  private static final int LEAST_PREFIX = 1;
  private static final int MOST_PREFIX = 30;
  private static final int MOST_DNS = 3;
  private static final int MOST_HOST = 63;
  private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9-]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final Wish wish;
  private final List<FieldMistake> mistakes = new ArrayList<>();

  private WishRules(Wish wish) {
    this.wish = wish;
  }

  /**
   * What a wish comes to.
   *
   * @param plan empty when the addresses stay
   * @param mistakes without any, plan and host can be tried
   */
  record Checked(Optional<Plan> plan, Optional<String> host, List<FieldMistake> mistakes) {}

  static Checked check(Wish wish) {
    return new WishRules(wish).checked();
  }

  private Checked checked() {
    Optional<Plan> plan =
        switch (wish.method().orElse("")) {
          case "" -> Optional.empty();
          case "dhcp" -> Optional.of(new Plan.Dhcp(dns()));
          case "fixed" -> fixed();
          default -> {
            wrong("method", "must be dhcp, for addresses from the network, or fixed");
            yield Optional.empty();
          }
        };
    wish.host().flatMap(WishRules::host).ifPresent(sentence -> wrong("host", sentence));
    if (mistakes.isEmpty() && plan.isEmpty() && wish.host().isEmpty()) {
      wrong("method", "nothing is asked for: give a method, dhcp or fixed, or a host");
    }
    return new Checked(plan, wish.host(), List.copyOf(mistakes));
  }

  private void wrong(String field, String sentence) {
    mistakes.add(new FieldMistake(field, sentence));
  }

  private Optional<Plan> fixed() {
    int prefix = prefix();
    Optional<Ipv4> address = address(prefix);
    Optional<Ipv4> gateway = wish.gateway().flatMap(text -> usable("gateway", text));
    if (address.isPresent() && prefix > 0) {
      gateway.ifPresent(way -> reachable(way, address.get(), prefix));
    }
    List<String> dns = dns();
    return address.map(
        at -> new Plan.Fixed(at.toString(), prefix, gateway.map(Ipv4::toString), dns));
  }

  /** 0 when it cannot be. */
  private int prefix() {
    if (wish.prefix().isEmpty()) {
      wrong("prefix", "is missing: 24 in most houses, which is 255.255.255.0");
      return 0;
    }
    int prefix = wish.prefix().getAsInt();
    if (prefix < LEAST_PREFIX || prefix > MOST_PREFIX) {
      wrong(
          "prefix",
          prefix
              + " cannot be: a whole number from 1 to 30, 24 in most houses, which is"
              + " 255.255.255.0");
      return 0;
    }
    return prefix;
  }

  private Optional<Ipv4> address(int prefix) {
    if (wish.address().isEmpty()) {
      wrong("address", "is missing: four numbers of 0 to 255 such as 192.168.1.50");
      return Optional.empty();
    }
    Optional<Ipv4> address = usable("address", wish.address().get());
    if (prefix > 0) {
      address.ifPresent(at -> ofSomebody("address", at, prefix));
    }
    return address;
  }

  /** Neither the first nor the last of its network. */
  private boolean ofSomebody(String field, Ipv4 address, int prefix) {
    if (address.equals(address.network(prefix))) {
      wrong(
          field,
          address
              + " is the network itself with prefix "
              + prefix
              + ": take another last number, such as in "
              + new Ipv4(address.bits() + 1));
      return false;
    }
    if (address.equals(address.broadcast(prefix))) {
      wrong(
          field,
          address
              + " is the broadcast address with prefix "
              + prefix
              + ": take a smaller last number, such as in "
              + new Ipv4(address.bits() - 1));
      return false;
    }
    return true;
  }

  private void reachable(Ipv4 gateway, Ipv4 address, int prefix) {
    if (gateway.equals(address)) {
      wrong("gateway", "is the address of this device itself: give the one of the router");
    } else if (!gateway.sharesNetwork(address, prefix)) {
      wrong(
          "gateway",
          gateway
              + " is outside the network "
              + address.network(prefix)
              + "/"
              + prefix
              + ": give the address of the router in it, or mend address and prefix");
    } else {
      ofSomebody("gateway", gateway, prefix);
    }
  }

  /** An address that a machine can have. */
  private Optional<Ipv4> usable(String field, String text) {
    Optional<Ipv4> address = Ipv4.of(text);
    if (address.isEmpty()) {
      wrong(
          field,
          "'" + text + "' is no IPv4 address: four numbers of 0 to 255 such as 192.168.1.50");
      return address;
    }
    Ipv4 known = address.get();
    if (known.isNobodys()) {
      wrong(field, known + " belongs to nobody: give one of your network such as 192.168.1.50");
    } else if (known.isLoopback()) {
      wrong(
          field,
          known + " is a machine's own loopback: give one of your network such as 192.168.1.50");
    } else if (known.isMulticast()) {
      wrong(field, known + " is for groups: give one of your network such as 192.168.1.50");
    } else {
      return address;
    }
    return Optional.empty();
  }

  private List<String> dns() {
    if (wish.dns().size() > MOST_DNS) {
      wrong("dns", "there are " + wish.dns().size() + ": at most 3 name servers are asked");
      return List.of();
    }
    return wish.dns().stream()
        .map(server -> usable("dns", server))
        .flatMap(Optional::stream)
        .map(Ipv4::toString)
        .toList();
  }

  private static Optional<String> host(String name) {
    if (name.isEmpty()) {
      return Optional.of("is empty: 1 to 63 letters, digits or -, such as tic-connect");
    }
    if (name.contains(".")) {
      return Optional.of("has a dot: give the first part alone, such as tic-connect");
    }
    if (name.length() > MOST_HOST) {
      return Optional.of("has " + name.length() + " letters: at most 63");
    }
    if (name.startsWith("-") || name.endsWith("-")) {
      return Optional.of("begins or ends with -: a letter or a digit must be there");
    }
    if (!LETTERS.matcher(name).matches()) {
      return Optional.of("has other signs than letters, digits and -: take tic-connect, say");
    }
    if (NUMBER.matcher(name).matches()) {
      return Optional.of("is a number, which would be taken for an address: add a letter");
    }
    return name.equalsIgnoreCase("localhost")
        ? Optional.of("is what every machine calls itself: take tic-connect, say")
        : Optional.empty();
  }
}
