package org.ticconnect.network.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
  private static final Place PLACE = new Place("eth0", "192.168.1.5", List.of(), Set.of());

  private static Service bound(String bind) {
    return new Service("_http._tcp", 80, bind, Map.of());
  }

  @Test
  void aServiceIsAnnouncedWhereItIsReached() {
    assertThat(bound("0.0.0.0").reachedAt(PLACE)).isTrue();
    assertThat(bound("192.168.1.5").reachedAt(PLACE)).isTrue();
    assertThat(bound("192.168.1.6").reachedAt(PLACE)).isFalse();
    assertThat(bound("127.0.0.1").reachedAt(PLACE)).isFalse();
  }

  @Test
  void aTextThatIsTooLongIsCutBetweenTwoOfAList() {
    String units =
        IntStream.range(1, 200).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String cut =
        new Service("_modbus._tcp", 502, "0.0.0.0", Map.of("unit", units)).txt().get("unit");
    assertThat(units).startsWith(cut + ",");
    assertThat("unit=".length() + cut.length()).isBetween(250, 255);

    String accents =
        new Service("_x._tcp", 1, "0.0.0.0", Map.of("k", "é".repeat(200))).txt().get("k");
    assertThat(accents).isEqualTo("é".repeat(126));
  }

  @Test
  void aFingerprintFits() {
    String digits = "AB:".repeat(31) + "AB";
    assertThat(new Service("_http._tcp", 80, "0.0.0.0", Map.of("sha256", digits)).txt())
        .containsEntry("sha256", digits);
  }

  @Test
  void thePortOfNamesIsSharedWhenAnotherProcessHasItToo(@TempDir Path proc) throws IOException {
    Files.createDirectories(proc.resolve("net"));
    Files.createDirectories(proc.resolve("fd"));
    OtherResponder other = new OtherResponder(proc);
    assertThat(other.isThere()).isFalse();

    String head =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt uid timeout inode\n";
    String line =
        " 1: 00000000:%s 00000000:0000 07 00000000:00000000 00:00000000 00000000 0 0 %d 2 0 0\n";
    Files.writeString(proc.resolve("net/udp"), head + line.formatted("0044", 7));
    Files.writeString(
        proc.resolve("net/udp6"),
        head
            + " 2: 00000000000000000000000000000000:14E9 00000000000000000000000000000000:0000 07"
            + " 00000000:00000000 00:00000000 00000000 0 0 42 2 0 0\n");
    Files.createSymbolicLink(proc.resolve("fd/5"), Path.of("socket:[42]"));
    assertThat(other.isThere()).as("only this process").isFalse();

    Files.writeString(
        proc.resolve("net/udp"), head + line.formatted("0044", 7) + line.formatted("14E9", 43));
    assertThat(other.isThere()).isTrue();
  }
}
