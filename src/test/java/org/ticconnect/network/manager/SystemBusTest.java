package org.ticconnect.network.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemBusTest {
  @Test
  void whereThereIsNoBusThatIsToldAtOnce(@TempDir Path folder) {
    refuses(folder.resolve("none"), Duration.ofMillis(200));
  }

  @Test
  void whereNobodyListensThatIsToldSoon(@TempDir Path folder) throws Exception {
    Path socket = folder.resolve("bus");
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket))
        .close();
    refuses(socket, Duration.ofSeconds(3));
  }

  private static void refuses(Path socket, Duration within) {
    try (SystemBus bus = new SystemBus("unix:path=" + socket)) {
      assertThat(timed(bus, "no NetworkManager")).isLessThan(Duration.ofSeconds(3));
      assertThat(timed(bus, "no NetworkManager")).isLessThan(within);
    }
  }

  @Test
  void whoNeverAnswersIsWaitedForOnceOnly(@TempDir Path folder) throws Exception {
    Path socket = folder.resolve("bus");
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(socket));
      try (SystemBus bus = new SystemBus("unix:path=" + socket, Duration.ofSeconds(1))) {
        assertThat(timed(bus, "does not answer")).isLessThan(Duration.ofSeconds(3));
        assertThat(timed(bus, "does not answer")).isLessThan(Duration.ofMillis(500));
      }
    }
  }

  private static Duration timed(SystemBus bus, String message) {
    long begun = System.nanoTime();
    assertThatThrownBy(() -> bus.ask(connection -> true))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining(message);
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
