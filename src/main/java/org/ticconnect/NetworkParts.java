package org.ticconnect;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.network.NetworkSteps;
import org.ticconnect.factory.Elsewhere;
import org.ticconnect.network.AddressWatch;
import org.ticconnect.network.Addresses;
import org.ticconnect.network.manager.ManagedNetwork;
import org.ticconnect.network.manager.Network;
import org.ticconnect.network.manager.NetworkSetup;
import org.ticconnect.settings.Settings;

/** The network of the device, wired: how it is shown and changed. */
final class NetworkParts implements AutoCloseable {
  /** In the data folder; factory defaults leave it to {@link #elsewhere}. */
  private static final String NAME_BEFORE = "host-before";

  private final Network network;
  private final AddressWatch watch = new AddressWatch(Addresses::owned);
  private final ScheduledExecutorService looking;

  /**
   * @param monotonic clock in nanoseconds
   * @param clock for stamps
   */
  NetworkParts(
      Settings.Network settings,
      Installation where,
      ExecutorServiceManager threads,
      LongSupplier monotonic,
      Clock clock) {
    this.network =
        new ManagedNetwork(
            new NetworkSetup(
                where.systemBus(),
                where.run(),
                where.data().resolve(NAME_BEFORE),
                settings.interfaceName(),
                where.patience().confirm(),
                settings.loopbackCounts()),
            monotonic,
            clock);
    this.looking = threads.newSingleThreadScheduledExecutor(this, "addresses");
  }

  /**
   * Binds {@code network.reconnect}, and the steps that show the network and change it.
   *
   * @param page where the page is at an address of the device
   */
  void bind(Registry registry, Function<String, Optional<String>> page) {
    registry.bind("network.reconnect", (Processor) exchange -> network.reconnect());
    new NetworkSteps(network, page).bind(registry);
  }

  /** Looks after the network from now on. */
  void start() {
    network.begin();
    watch.begin(looking);
  }

  /**
   * What factory defaults forget of the network: what was set through this program is no more,
   * addresses come from the network.
   *
   * @param bus address of the bus on which NetworkManager is asked
   * @param run the folder for what is gone after a reboot
   * @param data the folder that the program writes to
   */
  static Elsewhere elsewhere(String bus, Path run, Path data) {
    return new Elsewhere(
        "the fixed address",
        () -> {
          NetworkSetup setup =
              new NetworkSetup(
                  bus, run, data.resolve(NAME_BEFORE), Optional.empty(), NetworkSetup.USUAL, false);
          try (Network network = new ManagedNetwork(setup, System::nanoTime, Clock.systemUTC())) {
            network.begin();
            network.factory();
          }
        });
  }

  @Override
  public void close() {
    looking.shutdownNow();
    network.close();
  }
}
