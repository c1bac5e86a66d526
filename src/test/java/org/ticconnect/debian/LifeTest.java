package org.ticconnect.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ticconnect.support.BuiltPackage;
import org.ticconnect.support.DebianMachine;

/** The package's service under a real systemd: hung, killed, without memory. */
@Tag("package")
class LifeTest {
  private static final String SERVICE = "tic-connect.service";
  private static final Duration START = Duration.ofSeconds(90);

  /** Fed for the last time at most ten seconds before, ended after thirty, started after three. */
  private static final Duration WATCHDOG = Duration.ofSeconds(45);

  private static final Duration AGAIN = Duration.ofSeconds(15);

  @Test
  @DisplayName(
      "X10, X6: what hangs is started anew within 45 s, what dies within 15 s, and told why")
  void isStartedAnew() throws Exception {
    try (DebianMachine machine = DebianMachine.make()) {
      Path drops =
          Files.createDirectories(machine.root().resolve("etc/systemd/system/" + SERVICE + ".d"));
      Files.writeString(
          drops.resolve("meter.conf"),
          "[Service]\nEnvironment=TIC_SOURCE=simulator:single-phase NAMES_ANNOUNCE=off\n");
      machine.boot();
      machine.install(BuiltPackage.deb()).ok();
      runs(machine, 1, START);
      await().atMost(START).until(() -> machine.run("cat", "/run/tic-connect/healthy").code() == 0);
      assertThat(machine.property(SERVICE, "StatusText")).isEqualTo("runs");

      long since = System.nanoTime();
      signal(machine, "STOP");
      runs(machine, 2, WATCHDOG.plus(START));
      tell("X10: hung, runs again", since, WATCHDOG);
      assertThat(machine.journal(SERVICE))
          .contains("Before this start the program ended by watchdog");

      since = System.nanoTime();
      signal(machine, "KILL");
      runs(machine, 3, AGAIN.plus(START));
      tell("X6: killed, runs again", since, AGAIN);
      assertThat(machine.journal(SERVICE)).contains("ended by crash: signal KILL");

      since = System.nanoTime();
      machine.run("systemctl", "set-property", "--runtime", SERVICE, "MemoryMax=40M").ok();
      starve(machine, since);
      machine.run("systemctl", "stop", SERVICE).ok();
      assertThat(machine.property(SERVICE, "Result")).isEqualTo("success");
    }
  }

  private static void signal(DebianMachine machine, String name) throws Exception {
    machine.run("systemctl", "kill", "--kill-whom=main", "--signal=" + name, SERVICE).ok();
  }

  /** Only where the machine that tests run on can bound memory. */
  private static void starve(DebianMachine machine, long since) throws Exception {
    String pid = machine.property(SERVICE, "MainPID");
    try {
      await().atMost(AGAIN).until(() -> !machine.property(SERVICE, "MainPID").equals(pid));
    } catch (org.awaitility.core.ConditionTimeoutException unbounded) {
      System.out.println("SKIPPED: MemoryMax, for control groups here do not bound memory");
      return;
    }
    machine.run("systemctl", "set-property", "--runtime", SERVICE, "MemoryMax=288M").ok();
    runs(machine, 4, AGAIN.plus(START));
    tell("X6: MemoryMax, runs again", since, AGAIN);
    assertThat(machine.journal(SERVICE)).containsPattern("ended by (memory: MemoryMax|crash)");
  }

  private static void tell(String what, long since, Duration most) {
    Duration took = Duration.ofNanos(System.nanoTime() - since);
    System.out.printf("%s after %.1f s%n", what, took.toMillis() / 1000.0);
    assertThat(took).isLessThan(most);
  }

  private static void runs(DebianMachine machine, int times, Duration most) {
    await("start " + times)
        .atMost(most)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                machine
                            .journal(SERVICE)
                            .lines()
                            .filter(line -> line.matches(".*TIC Connect .* runs"))
                            .count()
                        >= times
                    && machine.property(SERVICE, "ActiveState").equals("active"));
  }
}
