package org.ticconnect.network.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import javax.jmdns.impl.NameRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnNameTest {
  @ParameterizedTest
  @CsvSource({
    "tic-1a2b, tic-1a2b-2",
    "tic-1a2b-2, tic-1a2b-3",
    "tic-1a2b-9, tic-1a2b-10",
    "tic-1234, tic-1234-2",
    "tic-0012, tic-0012-2",
    "meter, meter-2",
    "meter-2, meter-3",
  })
  void theNameAfterOneThatIsTakenCountsAndLeavesTheDigitsOfTheDevice(String taken, String next) {
    assertThat(OwnName.after(taken)).isEqualTo(next);
  }

  @Test
  void theNameAfterTheLongestFitsIntoALabel() {
    assertThat(OwnName.after("a".repeat(63))).hasSizeLessThanOrEqualTo(63).endsWith("a-2");
  }

  @Test
  void aDeviceIsCalledByTheLastDigitsOfItsId() {
    assertThat(OwnName.usual("00001a2b")).isEqualTo("tic-1a2b");
  }

  @Test
  void afterAConflictItGoesByBothNamesUntilItTriesTheWishedOneAgain() {
    OwnName name = new OwnName("Meter");
    assertThat(name.all()).containsExactly("meter.local");

    name.rename("meter-2");
    assertThat(name.all()).containsExactly("meter-2.local", "meter.local");

    name.wish();
    assertThat(name.local()).isEqualTo("meter.local");
  }

  @Test
  void theLibraryCountsNamesTheSameWay() throws Exception {
    HostNumbers numbers = new HostNumbers();
    InetAddress any = InetAddress.getLoopbackAddress();
    assertThat(numbers.incrementName(any, "tic-1234.local.", NameRegister.NameType.HOST))
        .isEqualTo("tic-1234-2.local.");
    assertThat(numbers.incrementName(any, "TIC Connect tic-1234", NameRegister.NameType.SERVICE))
        .isEqualTo("TIC Connect tic-1234-2");
  }
}
