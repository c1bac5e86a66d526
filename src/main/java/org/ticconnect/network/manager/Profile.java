package org.ticconnect.network.manager;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * The profile of NetworkManager's that the device has for an interface beside those that are there:
 * it counts before them, and they are not touched.
 */
final class Profile {
  static final String CONNECTION = "connection";
  static final String UUID = "uuid";
  static final String LINK = "interface-name";

  private static final String IPV4 = "ipv4";
  private static final String METHOD = "method";
  private static final String FIXED = "manual";
  private static final String DHCP = "auto";
  private static final String ADDRESS_DATA = "address-data";
  private static final String ADDRESS = "address";
  private static final String PREFIX = "prefix";
  private static final String GATEWAY = "gateway";
  private static final String DNS = "dns-data";

  /** Before others, which have 0. */
  private static final int PRIORITY = 100;

  /** NetworkManager asks the network for that long, in ms, whether somebody has the address. */
  private static final int ASKED_MS = 1000;

  private Profile() {}

  /** By which it is known; always the same for an interface. */
  static String uuid(String link) {
    return java.util
        .UUID
        .nameUUIDFromBytes(("tic-connect " + link).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** As NetworkManager takes it. */
  static Map<String, Map<String, Variant<?>>> of(String link, Plan plan) {
    Map<String, Variant<?>> connection = new HashMap<>();
    connection.put("id", new Variant<>("TIC Connect " + link));
    connection.put(UUID, new Variant<>(uuid(link)));
    connection.put("type", new Variant<>("802-3-ethernet"));
    connection.put(LINK, new Variant<>(link));
    connection.put("autoconnect-priority", new Variant<>(PRIORITY));
    // 0 is for ever: a server for addresses may be away for long.
    connection.put("autoconnect-retries", new Variant<>(0));
    return Map.of(
        CONNECTION,
        connection,
        "802-3-ethernet",
        Map.of(),
        IPV4,
        ipv4(plan),
        "ipv6",
        Map.of(METHOD, new Variant<>("auto")));
  }

  private static Map<String, Variant<?>> ipv4(Plan plan) {
    Map<String, Variant<?>> ipv4 = new HashMap<>();
    if (plan instanceof Plan.Fixed fixed) {
      Map<String, Variant<?>> address =
          Map.of(
              ADDRESS,
              new Variant<>(fixed.at()),
              PREFIX,
              new Variant<>(new UInt32(fixed.prefix())));
      ipv4.put(METHOD, new Variant<>(FIXED));
      ipv4.put(ADDRESS_DATA, new Variant<>(List.of(address), "aa{sv}"));
      ipv4.put("dad-timeout", new Variant<>(ASKED_MS));
      fixed.gateway().ifPresent(way -> ipv4.put(GATEWAY, new Variant<>(way)));
    } else {
      ipv4.put(METHOD, new Variant<>(DHCP));
      ipv4.put("ignore-auto-dns", new Variant<>(!plan.dns().isEmpty()));
    }
    if (!plan.dns().isEmpty()) {
      ipv4.put(DNS, new Variant<>(plan.dns(), "as"));
    }
    return ipv4;
  }

  /** How a profile gets its addresses. */
  static Link.Method method(Map<String, Map<String, Variant<?>>> profile) {
    return switch (ipv4(profile).text(METHOD).orElse(DHCP)) {
      case DHCP -> Link.Method.DHCP;
      case FIXED -> Link.Method.FIXED;
      default -> Link.Method.OTHER;
    };
  }

  /** The plan that a profile of the device's own was made of. */
  static Plan plan(Map<String, Map<String, Variant<?>>> profile) {
    Properties ipv4 = ipv4(profile);
    List<String> dns = ipv4.texts(DNS);
    Optional<Properties> address = ipv4.parts(ADDRESS_DATA).stream().findFirst();
    return method(profile) == Link.Method.FIXED && address.isPresent()
        ? new Plan.Fixed(
            address.get().text(ADDRESS).orElse(""),
            (int) address.get().number(PREFIX),
            ipv4.text(GATEWAY),
            dns)
        : new Plan.Dhcp(dns);
  }

  private static Properties ipv4(Map<String, Map<String, Variant<?>>> profile) {
    return new Properties(profile.getOrDefault(IPV4, Map.of()));
  }
}
