package org.ticconnect.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.SmallAuthority;

/** When the device makes its certificate, and when it makes another one. */
class CertificatesTest {
  private static final Instant BUILT = Instant.parse("2026-11-24T00:00:00Z");
  private static final Instant NOW = Instant.parse("2027-01-10T12:00:00Z");
  private static final List<String> NAMES = List.of("tic.local", "192.168.1.20");

  @TempDir private Path folder;

  private Certificates at(Instant now, List<String> names) {
    return new Certificates(folder, () -> names, BUILT, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void theOneThatWasMadeStaysUntilItIsNearlyOverOrAnAddressIsNew() throws Exception {
    Identity first = at(NOW, NAMES).load();

    assertThat(first.notBefore()).isEqualTo(BUILT);
    assertThat(first.notAfter()).isAfter(NOW.plus(Duration.ofDays(824)));
    assertThat(first.names()).containsExactlyInAnyOrderElementsOf(NAMES);

    Certificates again = at(NOW.plus(Duration.ofDays(700)), NAMES.subList(0, 1));
    assertThat(again.load().fingerprint()).isEqualTo(first.fingerprint());
    assertThat(again.renewed()).isEmpty();

    Identity late = at(NOW.plus(Duration.ofDays(800)), NAMES).load();
    assertThat(late.fingerprint()).isNotEqualTo(first.fingerprint());

    Certificates moved = at(NOW, List.of("tic.local", "192.168.1.21"));
    assertThat(moved.load().names()).contains("192.168.1.21");
    assertThat(moved.renewed()).isEmpty();
  }

  @Test
  void aClockThatIsBehindMakesOneThatCountsAlready() throws Exception {
    Identity made = at(Instant.EPOCH, NAMES).load();

    assertThat(made.notBefore()).isEqualTo(BUILT);
    assertThat(made.notAfter()).isAfter(BUILT.plus(Duration.ofDays(800)));
  }

  @Test
  void aDamagedFileIsReplaced() throws Exception {
    Files.writeString(folder.resolve("own.pem"), "-----BEGIN CERTIFICATE-----\nx");
    Files.writeString(folder.resolve("given.pem"), "");

    assertThat(at(NOW, NAMES).load().names()).contains("tic.local");
  }

  @Test
  void whatTheServerCouldNotServeIsRefusedAndNotKept() throws Exception {
    Certificates certificates = at(NOW, NAMES);
    Identity own = certificates.load();

    assertThatThrownBy(() -> certificates.give(own.certificates().repeat(2), own.key()))
        .isInstanceOf(UnfitCertificateException.class)
        .hasMessageContaining("chain");
    Map<String, String> unusual =
        new SmallAuthority(folder)
            .certificate(
                "pss", "-keyalg", "RSASSA-PSS", "-keysize", "2048", "-startdate", "2027/01/01");
    String certificate = unusual.get("certificate");
    String key = unusual.get("key");
    assertThatThrownBy(() -> certificates.give(certificate, key))
        .isInstanceOf(UnfitCertificateException.class)
        .hasMessageContaining("RSASSA-PSS");

    assertThat(certificates.fingerprint()).contains(own.fingerprint());
    Files.writeString(folder.resolve("given.pem"), key + certificate);
    assertThat(at(NOW, NAMES).load().fingerprint()).isEqualTo(own.fingerprint());
  }
}
