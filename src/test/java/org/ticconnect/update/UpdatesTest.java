package org.ticconnect.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ticconnect.support.SigningKey;
import org.ticconnect.support.SmallPackage;
import org.ticconnect.words.French;

class UpdatesTest {
  @TempDir Path folder;
  private SigningKey founder;
  private PackageKeys keys;
  private Incoming incoming;
  private Updates updates;

  @BeforeEach
  void make() throws IOException {
    founder = SigningKey.in(folder);
    keys = PackageKeys.in(List.of(founder.folder()));
    incoming =
        new Incoming(
            folder.resolve("data"),
            keys,
            new SignedPackage.Wanted("tic-connect", DebianVersion.of("0.1.0"), Set.of("all")));
    Path helper = folder.resolve("home/bin/tic-connect-update");
    Files.createDirectories(helper.getParent());
    Files.createFile(
        helper, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectories(folder.resolve("kept"));
    updates = updates(keys, Clock.systemUTC());
  }

  private Updates updates(PackageKeys known, Clock clock) {
    return new Updates(
        "0.1.0",
        new Updates.Places(
            folder.resolve("home"), folder.resolve("run/update-request"), folder.resolve("kept")),
        known,
        incoming,
        clock);
  }

  private void note(String... lines) throws IOException {
    Files.writeString(folder.resolve("kept/state"), String.join("\n", lines) + "\n");
  }

  private Verdict upload(String version) throws IOException {
    Path part = incoming.begin(10_000).orElseThrow();
    SmallPackage.of(part, "tic-connect", version, "all");
    Signer.of(founder.secret(), keys).sign(part);
    return incoming.take();
  }

  @Test
  void aGoodPackageWaitsAndItsWishIsWritten() throws IOException {
    assertThat(incoming.present()).isEmpty();
    assertThat(upload("0.2.0")).isInstanceOf(Verdict.Good.class);

    Uploaded uploaded = incoming.present().orElseThrow();
    assertThat(uploaded.version()).isEqualTo("0.2.0");
    assertThat(List.of(uploaded.signedBy())).isEqualTo(updates.keys());
    updates.install(uploaded);
    assertThat(folder.resolve("run/update-request"))
        .hasContent("install 0.2.0 " + uploaded.sha256());
    assertThat(updates.state().phase()).isEqualTo(UpdateState.Phase.WAITING);
    assertThat(updates.state().underWay()).isTrue();
    incoming.remove();
    assertThat(incoming.present()).isEmpty();
  }

  @Test
  void aWrongPackageIsRemovedAndTheOneBeforeStays() throws IOException {
    upload("0.2.0");
    assertThat(upload("0.0.9")).isEqualTo(new Verdict.Refused(Refusal.NOT_NEWER));
    assertThat(incoming.present().orElseThrow().version()).isEqualTo("0.2.0");
    assertThat(folder.resolve("data/update")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whatWasChangedOnTheDiskDoesNotWait() throws IOException {
    upload("0.2.0");
    Files.writeString(folder.resolve("data/update/incoming.deb"), "something else");
    assertThat(incoming.present()).isEmpty();
  }

  @Test
  void thereMustBeRoom() throws IOException {
    assertThat(incoming.begin(Long.MAX_VALUE / 2)).isEmpty();
  }

  @Test
  void withoutKeyOrPackageNothingIsInstalled() throws IOException {
    assertThat(updates.hindrance()).isEmpty();
    Updates keyless = updates(PackageKeys.in(List.of()), Clock.systemUTC());
    assertThat(keyless.hindrance()).contains(Refusal.NO_KEYS.sentence());
    assertThat(keyless.noPackage()).isEmpty();
    Files.delete(folder.resolve("home/bin/tic-connect-update"));
    assertThat(updates.hindrance().orElseThrow()).contains("not installed as a package");
  }

  @Test
  void aKeyCountsOnceItIsThere() throws IOException {
    Path later = folder.resolve("etc/update-keys");
    Updates keyless = updates(PackageKeys.in(List.of(later)), Clock.systemUTC());
    assertThat(keyless.hindrance()).contains(Refusal.NO_KEYS.sentence());
    Files.createDirectories(later);
    Files.writeString(later.resolve("broken.pem"), "no key");
    Files.copy(founder.folder().resolve("founder.pem"), later.resolve("founder.pem"));
    assertThat(keyless.hindrance()).isEmpty();
    assertThat(keyless.keys()).isEqualTo(keys.fingerprints());
  }

  @Test
  void aWishThatNobodyTakesUpIsTold() throws IOException {
    updates.goBack("0.0.9");
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
    assertThat(updates(keys, later).state().message().orElseThrow())
        .contains("tic-connect-update.path");
  }

  @ParameterizedTest
  @CsvSource({
    "installing, '', 0.0.9, 0.2.0, INSTALLING",
    "installing, not_healthy, 0.1.0, 0.2.0, INSTALLING",
    "watching, '', 0.0.9, 0.1.0, WATCHING",
    "done, '', 0.0.9, 0.1.0, DONE",
    "done, '', 0.1.0, 0.2.0, IDLE",
    "returned, not_healthy, 0.1.0, 0.2.0, RETURNED",
    "returned, of_a_version_to_come, 0.1.0, 0.2.0, RETURNED",
    "returned, asked, 0.2.0, 0.3.0, IDLE",
    "refused, changed, 0.1.0, '', REFUSED",
    "nonsense, '', 0.1.0, '', IDLE"
  })
  void whatTheHelperTellsIsShown(
      String state, String reason, String from, String to, UpdateState.Phase phase)
      throws IOException {
    note(
        "state=" + state,
        "reason=" + reason,
        "from=" + from,
        "to=" + to,
        "previous=0.0.9",
        "at=2026-11-26T03:00:00Z");

    UpdateState shown = updates.state();
    assertThat(shown.phase()).isEqualTo(phase);
    if (phase != UpdateState.Phase.IDLE) {
      assertThat(shown.at()).contains(Instant.parse("2026-11-26T03:00:00Z"));
      assertThat(French.known(shown.message().orElseThrow())).isPresent();
    }
  }

  @Test
  void aRefusalIsOfNoInterestWhenAnotherPackageCame() throws IOException {
    note("state=refused", "reason=changed", "from=0.1.0", "at=2001-01-01T00:00:00Z", "previous=");
    assertThat(updates.previous()).isEmpty();
    upload("0.2.0");
    assertThat(updates.state().phase()).isEqualTo(UpdateState.Phase.IDLE);
  }

  @Test
  void onlyAnotherVersionIsOneToReturnTo() throws IOException {
    note("state=done", "from=0.0.9", "to=0.1.0", "previous=0.0.9");
    assertThat(updates.previous()).contains("0.0.9");
    note("state=returned", "from=0.1.0", "to=0.2.0", "previous=0.1.0");
    assertThat(updates.previous()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void eachRefusalIsFrenchToo(Refusal refusal) {
    assertThat(French.known(refusal.sentence())).isPresent();
    assertThat(Refusal.of(refusal.word())).contains(refusal);
  }
}
