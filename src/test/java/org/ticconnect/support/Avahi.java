package org.ticconnect.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Debian's responder on a machine of a test, with a message bus of its own. */
public final class Avahi implements AutoCloseable {
  private final SmallNetwork network;
  private final String machine;
  private final String bus;
  private final Tool dbus;
  private final Tool daemon;

  /**
   * Skips the test loudly when a program is absent.
   *
   * @param folder for its files
   */
  public Avahi(SmallNetwork network, String machine, String host, Path folder) throws IOException {
    Path avahi = Peers.require("avahi-daemon");
    Peers.require("avahi-browse");
    Path dbusDaemon = Peers.require("dbus-daemon");
    this.network = network;
    this.machine = machine;
    this.bus = "unix:path=" + folder.resolve("bus");
    Path busConfig =
        Files.writeString(
            folder.resolve("bus.conf"),
            """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><listen>%s</listen><auth>EXTERNAL</auth>
            <policy context="default">
              <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
              <allow own="*"/><allow user="*"/>
            </policy>
            </busconfig>
            """
                .formatted(bus));
    Path config =
        Files.writeString(
            folder.resolve("avahi.conf"),
            """
            [server]
            host-name=%s
            use-ipv4=yes
            use-ipv6=no
            allow-interfaces=eth0
            [publish]
            publish-workstation=no
            """
                .formatted(host));
    dbus = network.run(machine, dbusDaemon.toString(), "--config-file=" + busConfig, "--nofork");
    // The folder of what runs is one for all programs of the machine that the test runs on.
    daemon =
        network.run(
            machine,
            "sh",
            "-c",
            "until [ -S %s ]; do sleep 0.1; done; mount -t tmpfs none /run && "
                    .formatted(folder.resolve("bus"))
                + "DBUS_SYSTEM_BUS_ADDRESS=%s exec %s -f %s".formatted(bus, avahi, config)
                + " --no-drop-root --no-rlimits --no-chroot");
  }

  /** Waits until it serves. */
  public void awaitStarted() {
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> daemon.lines().stream().anyMatch(line -> line.contains("startup complete")));
  }

  /**
   * Looks for services for as long as the test wants.
   *
   * @param type such as {@code _http._tcp}
   */
  public Tool browse(String type) throws IOException {
    return run("avahi-browse", "--parsable", "--resolve", type);
  }

  /** The address of a host; empty when nobody answers for that name. */
  public Optional<String> resolve(String host) throws IOException, InterruptedException {
    try (Tool resolver = run("avahi-resolve", "-4", "-n", host)) {
      await().atMost(Duration.ofSeconds(10)).until(() -> !resolver.running());
      return resolver.lines().stream()
          .filter(line -> line.startsWith(host))
          .map(line -> line.substring(host.length()).strip())
          .findFirst();
    }
  }

  private Tool run(String... command) throws IOException {
    return network.run(
        machine,
        List.of("env", "DBUS_SYSTEM_BUS_ADDRESS=" + bus, String.join(" ", command)).stream()
            .flatMap(word -> List.of(word.split(" ")).stream())
            .toArray(String[]::new));
  }

  @Override
  public void close() throws InterruptedException {
    daemon.close();
    dbus.close();
  }
}
