package org.ticconnect.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.SigningKey;

/** Updates of a Debian with systemd, by the helper, its units and dpkg as they are on a device. */
class UpdateMachineTest {
  private static final int CUTS = 20;
  private static final List<String> BOTH = List.of("0.1.0", "0.2.0");

  @TempDir static Path folder;
  private static UpdatedMachine machine;
  private static Path first;
  private static Path second;

  @BeforeAll
  static void boot() throws Exception {
    machine = new UpdatedMachine(folder, 9);
    first = machine.signed(new StandIn("0.1.0"));
    second = machine.signed(new StandIn("0.2.0"));
  }

  @AfterAll
  static void end() {
    if (machine != null) {
      machine.close();
    }
  }

  @Test
  @DisplayName("an update from the page, and the way back")
  void updatesAndReturns() throws Exception {
    machine.runs(first, "0.1.0");
    machine.sh("echo '# mine' >> /etc/default/tic-connect");
    machine.install(second, "0.2.0");

    HelperNote done = machine.awaitEnd();
    assertThat(done.state()).as(machine.journal()).isEqualTo(HelperNote.State.DONE);
    assertThat(done.previous()).contains("0.1.0");
    machine.awaitHealthy("0.2.0");
    assertThat(machine.sh("ls /var/lib/tic-connect/update")).isEmpty();

    machine.wish("return 0.1.0");
    HelperNote back = machine.awaitEnd();
    assertThat(back.state()).as(machine.journal()).isEqualTo(HelperNote.State.RETURNED);
    assertThat(back.reason()).contains(Refusal.ASKED);
    machine.awaitHealthy("0.1.0");
    assertThat(machine.sh("cat /etc/default/tic-connect"))
        .isEqualTo("# of version 0.1.0\n# mine\n");
    assertThat(machine.sh("dpkg --verify tic-connect")).contains("c /etc/default/tic-connect");
  }

  @Test
  @DisplayName("factory defaults while a new version is watched: the former owner does not return")
  void whoLeftDoesNotComeBack() throws Exception {
    machine.runs(first, "0.1.0");
    machine.sh("echo former > /var/lib/tic-connect/library/own");
    machine.install(
        machine.signed(
            new StandIn("0.2.0")
                .service(
                    "find /var/lib/tic-connect -mindepth 1 -delete;"
                        + " mkdir /var/lib/tic-connect/library;"
                        + " echo next > /var/lib/tic-connect/library/own; exec sleep infinity")),
        "0.2.0");

    HelperNote back = machine.awaitEnd();
    assertThat(back.reason()).as(machine.journal()).contains(Refusal.NOT_HEALTHY);
    machine.awaitHealthy("0.1.0");
    assertThat(machine.sh("cat /var/lib/tic-connect/library/own")).isEqualTo("next\n");
    assertThat(machine.sh("ls /var/lib/tic-connect-update"))
        .doesNotContain("owned", "owner", "step");
  }

  /** A version that does not do well, and what becomes of it. */
  private void comesBack(StandIn sick, Refusal why) throws Exception {
    machine.runs(first, "0.1.0");
    machine.sh("echo '# mine' >> /var/lib/tic-connect/library/own");
    machine.sh("echo begun boot=1 > /var/lib/tic-connect/library/starts");
    machine.install(machine.signed(sick), "0.2.0");

    HelperNote back = machine.awaitEnd();
    assertThat(back.state()).as(machine.journal()).isEqualTo(HelperNote.State.RETURNED);
    assertThat(back.reason()).contains(why);
    assertThat(back.previous()).isEmpty();
    machine.awaitHealthy("0.1.0");
    assertThat(
            machine.sh(
                "stat -c '%U %a' /var/lib/tic-connect/library/own; cat"
                    + " /var/lib/tic-connect/library/own"))
        .isEqualTo("tic-connect 600\nown\n# mine\n");
    // It would count as a crash that the version before was not running any more.
    assertThat(machine.sh("cat /var/lib/tic-connect/library/starts")).isEqualTo("ended boot=1\n");
    assertThat(machine.kept()).doesNotContain("step", "new.deb", "tree", "request", "owned.tar");
  }

  @Test
  @DisplayName("a version that never becomes healthy, and has made the owner's files its own")
  void aSickVersionGoesAndTheOneBeforeServes() throws Exception {
    comesBack(
        new StandIn("0.2.0")
            .service("echo changed > /var/lib/tic-connect/library/own; exec sleep infinity"),
        Refusal.NOT_HEALTHY);
  }

  @Test
  @Tag("long")
  @DisplayName("a version that crashes three times does not pass for one that serves after that")
  void aVersionThatCrashesAndThenServesGoes() throws Exception {
    comesBack(
        new StandIn("0.2.0")
            .service(
                "echo >> /run/tic-connect/crashes; [ $(wc -l < /run/tic-connect/crashes) -gt 3 ] ||"
                    + " { sleep 1; exit 1; }\n"
                    + StandIn.WELL),
        Refusal.NOT_HEALTHY);
  }

  @Test
  @Tag("long")
  @DisplayName("a version that crashes again and again, each time after it said that it was well")
  void aVersionThatStartsAgainAndAgainGoes() throws Exception {
    comesBack(
        new StandIn("0.2.0").service("echo 0.2.0 > /run/tic-connect/healthy; sleep 1; exit 1"),
        Refusal.NOT_HEALTHY);
  }

  @Test
  @Tag("long")
  @DisplayName("a version that can neither be installed nor be removed well")
  void aVersionWithBrokenScriptsGoes() throws Exception {
    comesBack(
        new StandIn("0.2.0").does("postinst", "exit 1\n").does("prerm", "exit 1\n"),
        Refusal.NOT_INSTALLED);
  }

  @Test
  @Tag("long")
  @DisplayName("a version that needs what is not there")
  void aVersionThatLacksSomethingGoes() throws Exception {
    comesBack(new StandIn("0.2.0").field("Depends", "none-such"), Refusal.NOT_INSTALLED);
  }

  private void refused(Refusal why) throws Exception {
    HelperNote note = machine.awaitEnd();
    assertThat(note.state()).as(machine.journal()).isEqualTo(HelperNote.State.REFUSED);
    assertThat(note.reason()).as(machine.journal()).contains(why);
    assertThat(machine.installed()).isEqualTo("ii 0.2.0");
    machine.sh("rm -f /var/lib/tic-connect-update/state");
  }

  @Test
  @DisplayName(
      "wrong signature, one changed byte, an older version, and what a taken-over program does")
  void whatIsWrongIsRefusedAndTold() throws Exception {
    machine.runs(second, "0.2.0");
    byte[] good = Files.readAllBytes(machine.signed(new StandIn("0.3.0")));
    Path changed = folder.resolve("changed.deb");
    good[300] ^= 1;
    Files.write(changed, good);
    machine.install(changed, "0.3.0");
    refused(Refusal.CHANGED);

    Path strangers = new StandIn("0.3.0").build(folder);
    SigningKey stranger = SigningKey.in(folder.resolve("stranger"));
    Signer.of(stranger.secret(), PackageKeys.in(List.of(stranger.folder()))).sign(strangers);
    machine.install(strangers, "0.3.0");
    refused(Refusal.UNKNOWN_KEY);

    machine.install(new StandIn("0.3.0").build(folder), "0.3.0");
    refused(Refusal.UNSIGNED);

    machine.install(first, "0.1.0");
    refused(Refusal.NOT_NEWER);

    machine.upload(first);
    machine.wish("install 0.3.0 " + UpdatedMachine.sha256(first));
    refused(Refusal.NOT_NEWER);

    machine.upload(first);
    machine.wish("install 0.3.0 " + "0".repeat(64));
    refused(Refusal.CHANGED);
  }

  @Test
  @DisplayName("links, pipes and nonsense in the places where root looks")
  void aHostileProgramLeadsRootNowhere() throws Exception {
    machine.runs(second, "0.2.0");
    machine.sh("cp " + "/dev/null /root/secret.deb; chmod 600 /root/secret.deb");
    String folder = "/var/lib/tic-connect/update";
    String wish = "install 0.3.0 " + "0".repeat(64);
    machine.upload(first);
    for (String trick :
        List.of(
            "ln -s /root/secret.deb incoming.deb",
            "ln -s /dev/zero incoming.deb",
            "mkfifo incoming.deb",
            "mkdir incoming.deb",
            "cd .. && rmdir update && ln -s /root update")) {
      machine.sh("cd " + folder + " && rm -rf incoming.deb && " + trick);
      machine.wish(wish);
      refused(Refusal.NOTHING_UPLOADED);
    }
    for (String nonsense :
        List.of("", "remove", "install ../x y", "install 0.3.0", "return 0.1.0 x")) {
      machine.wish(nonsense);
      HelperNote note = machine.awaitEnd();
      assertThat(note.reason().orElseThrow()).isIn(Refusal.WRONG_REQUEST, Refusal.NO_PREVIOUS);
      machine.sh("rm -f /var/lib/tic-connect-update/state");
    }
    machine.sh("cd /run/tic-connect && ln -s /etc/shadow wish && mv -T wish update-request");
    refused(Refusal.WRONG_REQUEST);
    machine.sh("cd /run/tic-connect && mkdir -p wish/in && mv -T wish update-request");
    refused(Refusal.WRONG_REQUEST);
    assertThat(machine.sh("ls /etc/shadow /root/secret.deb"))
        .isEqualTo("/etc/shadow\n/root/secret.deb\n");
  }

  @Test
  @DisplayName("the helper and all that it runs are killed in the middle")
  void aKilledUpdateGoesOn() throws Exception {
    goesOnAfterAKill("installing");
  }

  @Test
  @Tag("long")
  @DisplayName("the helper is killed while it watches the new version")
  void aKilledWatchGoesOn() throws Exception {
    goesOnAfterAKill("watching");
  }

  private void goesOnAfterAKill(String phase) throws Exception {
    machine.runs(first, "0.1.0");
    machine.install(second, "0.2.0");
    machine.killAt(phase);
    HelperNote note = machine.awaitEnd();
    assertThat(note.state()).as(machine.journal()).isEqualTo(HelperNote.State.DONE);
    machine.awaitHealthy("0.2.0");
  }

  @Test
  @Tag("long")
  @DisplayName("A2: power cut at 20 random points of an update, half of them to a sick version")
  void aPowerCutEndsOldOrNew() throws Exception {
    Random random = new Random(8);
    Path sick = machine.signed(new StandIn("0.2.0").service("exec sleep infinity"));
    Map<String, Integer> ends = new TreeMap<>();
    machine.runs(first, "0.1.0");
    for (int cut = 0; cut < CUTS; cut++) {
      boolean well = cut % 2 == 0;
      machine.runs(first, "0.1.0");
      machine.install(well ? second : sick, "0.2.0");
      long millis = random.nextInt(well ? 6000 : 18_000);
      await().pollDelay(Duration.ofMillis(millis)).atMost(Duration.ofSeconds(30)).until(() -> true);
      machine.machine().cutPower();
      machine.machine().boot();
      String end = machine.awaitOneServes();
      assertThat(end).as("cut after " + millis + " ms").isIn(well ? BOTH : List.of("0.1.0"));
      assertThat(machine.kept()).doesNotContain("step");
      ends.merge((well ? "well " : "sick ") + end, 1, Integer::sum);
    }
    System.out.println("power cuts in updates, and what served then: " + ends);
  }
}
