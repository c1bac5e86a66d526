package org.ticconnect.debian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ticconnect.support.BuiltPackage;
import org.ticconnect.support.DebianMachine;
import org.ticconnect.support.RawModbus;

/** The package on a Debian of its own, started by its unit, from the first day to the last. */
@Tag("package")
class InstalledTest {
  private static final String SERVICE = "tic-connect.service";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int VOLTAGE = 0x8006;

  @Test
  void isInstalledServesIsUpgradedRemovedAndPurged() throws Exception {
    try (DebianMachine machine = DebianMachine.make()) {
      playAMeter(machine);
      machine.boot();
      machine.install(BuiltPackage.deb()).ok();
      serves(machine);
      hasFewRights(machine);
      isUpgraded(machine);
      isRemovedAndPurged(machine);
    }
  }

  /** There is no meter; all else is as the package has it. */
  private static void playAMeter(DebianMachine machine) throws IOException {
    Path folder = machine.root().resolve("etc/systemd/system/" + SERVICE + ".d");
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("meter.conf"),
        """
        [Service]
        Environment=TIC_SOURCE=simulator:three-phase
        """);
  }

  private static void serves(DebianMachine machine) throws Exception {
    await(SERVICE)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(volts(machine)).isBetween(200.0f, 260.0f));
    byte[] page =
        URI.create("http://" + machine.address() + "/").toURL().openStream().readAllBytes();
    assertThat(new String(page, UTF_8)).contains("TIC Connect").contains("https://");
    assertThat(machine.property(SERVICE, "ActiveState")).isEqualTo("active");
    assertThat(machine.property(SERVICE, "NRestarts")).isEqualTo("0");
  }

  private static float volts(DebianMachine machine) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(machine.address(), 502), 2000);
      socket.setSoTimeout(2000);
      List<Integer> answer = RawModbus.ask(socket, RawModbus.read(1, 1, VOLTAGE, 2));
      assertThat(answer).hasSize(8);
      int low = answer.get(4) << 8 | answer.get(5);
      int high = answer.get(6) << 8 | answer.get(7);
      return Float.intBitsToFloat(high << 16 | low);
    }
  }

  private static void hasFewRights(DebianMachine machine) throws Exception {
    String pid = machine.property(SERVICE, "MainPID");
    String status = machine.run("cat", "/proc/" + pid + "/status").ok();
    String user = machine.run("id", "-u", "tic-connect").ok().strip();
    assertThat(status)
        .containsPattern("Uid:\\s+%1$s\\s+%1$s\\s+%1$s\\s+%1$s".formatted(user))
        .containsPattern("CapBnd:\\s+0000000000000400");
    String mounts = machine.run("cat", "/proc/" + pid + "/mounts").ok();
    assertThat(mounts)
        .containsPattern(" / \\S+ ro,")
        .containsPattern(" /tmp tmpfs \\S*noexec")
        .containsPattern(" /var/lib/tic-connect \\S+ rw,\\S*noexec");
    assertThat(machine.run("cat", "/proc/" + pid + "/maps").ok())
        .contains("/var/cache/tic-connect/java-")
        .doesNotContain("/tmp/");
    assertThat(machine.run("stat", "-c", "%a %U", "/var/lib/tic-connect").ok())
        .isEqualTo("700 tic-connect\n");
    assertThat(machine.run("find", "/var/cache/tic-connect", "!", "-user", "root").ok()).isEmpty();
  }

  private static void isUpgraded(DebianMachine machine) throws Exception {
    String id = machine.run("cat", "/var/lib/tic-connect/device-id").ok();
    String before = machine.property(SERVICE, "MainPID");
    Files.writeString(
        machine.root().resolve("etc/default/tic-connect"), "OPTIONS=-Dstale.after=9\n");
    machine.install(BuiltPackage.deb()).ok();
    serves(machine);
    assertThat(machine.property(SERVICE, "MainPID")).isNotEqualTo(before);
    assertThat(machine.run("cat", "/var/lib/tic-connect/device-id").ok()).isEqualTo(id);
    assertThat(machine.run("cat", "/etc/default/tic-connect").ok()).contains("stale.after=9");
  }

  private static void isRemovedAndPurged(DebianMachine machine) throws Exception {
    machine.run("dpkg", "--remove", "tic-connect").ok();
    assertThat(machine.run("systemctl", "is-active", SERVICE).output()).startsWith("inactive");
    assertThat(machine.root().resolve("var/lib/tic-connect/device-id")).exists();
    assertThat(machine.root().resolve("etc/default/tic-connect")).exists();
    assertThat(machine.root().resolve("usr/lib/tic-connect")).doesNotExist();
    machine.run("dpkg", "--purge", "tic-connect").ok();
    assertThat(machine.run("id", "tic-connect").code()).isNotZero();
    String left =
        machine.run("find", "/etc", "/usr", "/var", "/run", "-xdev", "-name", "*tic-connect*").ok();
    // What the test itself has put there, and what dpkg remembers of its own runs.
    assertThat(left.lines().filter(path -> !path.contains(SERVICE + ".d"))).isEmpty();
  }
}
