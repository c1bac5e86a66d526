package org.ticconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DebianMachineTest {
  @Test
  void bootsKeepsItsFilesOverAPowerCutAndLeavesNothingBehind() throws Exception {
    DebianMachine machine = DebianMachine.make();
    try (machine) {
      assertThat(machine.run("java", "--version").ok()).contains("17");
      machine.boot();
      assertThat(machine.property("dbus.service", "ActiveState")).isEqualTo("active");
      assertThat(InetAddress.getByName(machine.address()).isReachable(2000)).isTrue();
      machine.run("sh", "-c", "echo kept > /var/kept").ok();
      machine.cutPower();
      machine.boot();
      assertThat(machine.run("cat", "/var/kept").ok()).isEqualTo("kept\n");
      assertThat(machine.run("sh", "-c", "exit 3").code()).isEqualTo(3);
      machine.powerOff();
    }
    assertThat(machine.root().getParent()).doesNotExist();
    assertThat(Files.readString(Path.of("/proc/self/mounts")))
        .doesNotContain(machine.root().toString());
  }
}
