package org.ticconnect.network.manager;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the network is set up.
 *
 * @param bus address of the system bus, as D-Bus writes it
 * @param run the folder for what is gone after a reboot
 * @param before file for the name that the machine had before its owner gave it another
 * @param link name of the interface that is set here; empty for one that is chosen
 * @param confirmWithin after which a change comes back, whole seconds, 1 s at least
 * @param loopbackCounts whether a change may be confirmed on the device itself
 */
public record NetworkSetup(
    String bus,
    Path run,
    Path before,
    Optional<String> link,
    Duration confirmWithin,
    boolean loopbackCounts) {

  /** Where a system has its bus. */
  public static final String SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket";

  /** As long as an owner may need to find the page at another address. */
  public static final Duration USUAL = Duration.ofSeconds(90);
}
