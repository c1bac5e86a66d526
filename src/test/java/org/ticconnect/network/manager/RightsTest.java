package org.ticconnect.network.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.NetworkLab;
import org.ticconnect.support.Peers;

/** NetworkManager with the real polkit and the package's rule. */
class RightsTest {
  /** Debian's nobody. */
  private static final int SOMEBODY = 65_534;

  @TempDir private Path folder;
  private NetworkLab lab;

  @BeforeEach
  void build() throws Exception {
    Peers.require("setpriv");
    Peers.require("polkitd");
    lab = NetworkLab.withRights();
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> lab.addresses().contains("192.168.77.1"));
  }

  @AfterEach
  void clear() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  /** In a process of that user; that it may read what it runs is the test's alone. */
  private String as(int user) throws Exception {
    Path run = Files.createDirectories(folder.resolve("run-" + user));
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                "--clear-groups",
                "--inh-caps=+dac_read_search",
                "--ambient-caps=+dac_read_search",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChangeAsUser.class.getName(),
                lab.bus(),
                run.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void thePackagesUserMayAndNobodyElse() throws Exception {
    assertThat(as(NetworkLab.USER_ID))
        .contains("read only: no", "change: Tried", "taken back as asked", "name: Done");
    assertThat(lab.host()).isEqualTo("tic-by-user");
    assertThat(as(SOMEBODY))
        .contains("read only: this program lacks the right", "change: Refused", "name: Refused");
  }
}
