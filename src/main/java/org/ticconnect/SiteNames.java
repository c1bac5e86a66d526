package org.ticconnect;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ticconnect.network.Addresses;
import org.ticconnect.network.HostName;

/** The names and addresses by which the page is called. */
final class SiteNames implements Supplier<List<String>> {
  private static final String IN_THE_HOUSE = ".local";

  private final Addresses addresses;
  private final List<String> configured;
  private final Supplier<List<String>> announced;

  /**
   * @param configured those that the owner has set
   * @param announced those that the network is told
   */
  SiteNames(Addresses addresses, List<String> configured, Supplier<List<String>> announced) {
    this.addresses = addresses;
    this.configured = List.copyOf(configured);
    this.announced = announced;
  }

  @Override
  public List<String> get() {
    String host = HostName.now();
    String bare = host.split("\\.")[0];
    return Stream.of(
            Stream.of(bare + IN_THE_HOUSE, bare, host),
            announced.get().stream(),
            configured.stream(),
            addresses.known().stream(),
            Stream.of("localhost"))
        .flatMap(names -> names)
        .distinct()
        .toList();
  }
}
