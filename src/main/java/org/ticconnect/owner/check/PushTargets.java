package org.ticconnect.owner.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The servers that owners may push to. */
final class PushTargets {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(https?)://([a-z0-9][a-z0-9.-]*|\\[[0-9a-f:]+\\])(:([0-9]{1,5}))?"
              + "(/[A-Za-z0-9._~,:@/-]*)?");

  private final List<String> allowed;

  /**
   * @param allowed {@code scheme://host} or {@code scheme://host:port}
   */
  PushTargets(List<String> allowed) {
    this.allowed = allowed;
  }

  Optional<String> problem(String address) {
    Optional<String> server = server(address);
    if (server.isEmpty()) {
      return Optional.of(
          Shown.quoted(address)
              + " is no address to push to; write http:// or https://, host in lower-case letters"
              + " and path");
    }
    boolean known =
        allowed.stream()
            .flatMap(target -> server(target.toLowerCase(Locale.ROOT)).stream())
            .anyMatch(server.get()::equals);
    return known
        ? Optional.empty()
        : Optional.of(
            "pushing to %s is not allowed; %s"
                .formatted(Shown.quoted(address), Administered.inWords("routes.push", allowed)));
  }

  /** Scheme, host and port, the port always told. */
  private static Optional<String> server(String address) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String usual = parts.group(1).equals("https") ? "443" : "80";
    int port = Integer.parseInt(Optional.ofNullable(parts.group(4)).orElse(usual));
    return port >= 1 && port <= 65535
        ? Optional.of(parts.group(1) + "://" + parts.group(2) + ":" + port)
        : Optional.empty();
  }
}
