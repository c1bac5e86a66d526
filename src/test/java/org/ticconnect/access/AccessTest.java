package org.ticconnect.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.access.AccessRefusedException.Reason;
import org.ticconnect.support.Claimed;

/** Who may do what, without a network. */
class AccessTest {
  private static final Source ELSEWHERE = Source.of("192.168.1.77");
  private static final Source HERE = Source.of("127.0.0.1");
  private static final Optional<String> LABEL = Optional.of("K7QM-2XWD-9HTP");
  private static final Optional<String> NONE = Optional.empty();
  private static final String PASSWORD = "tram kite velvet";

  @TempDir private Path data;
  private final AtomicLong skew = new AtomicLong();
  private final List<Access> opened = new ArrayList<>();

  private Access access() {
    Access access = new Access(data, () -> System.nanoTime() + skew.get(), Clock.systemUTC());
    opened.add(access);
    return access;
  }

  private void later(Duration time) {
    skew.addAndGet(time.toNanos());
  }

  @AfterEach
  void close() {
    opened.forEach(Access::close);
  }

  private static Reason refusal(CompletableFuture<?> answer) {
    try {
      answer.join();
      throw new AssertionError("not refused");
    } catch (CompletionException refused) {
      return ((AccessRefusedException) refused.getCause()).reason();
    }
  }

  private String state(Access access, String visitor) {
    return access.claiming().standing(Optional.of(visitor), ELSEWHERE, LABEL).state();
  }

  @Test
  void aPasswordThatIsWorkedOnAtTheEndIsNotKept() throws Exception {
    Access access = access();
    String visitor = Claiming.newVisitor();
    access.claiming().start(visitor, HERE, NONE, NONE);
    CompletableFuture<Opened> claim = access.claiming().claim(visitor, HERE, PASSWORD, NONE);

    access.close();

    assertThat(refusal(claim)).isEqualTo(Reason.UNWRITABLE);
    assertThat(data.resolve("access.json")).doesNotExist();
    // Nor is anything else noted later.
    Files.deleteIfExists(data.resolve("security.jsonl"));
    access.log().add("late", "", "", "");
    access.close();
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void whoIsElsewhereWaitsForAClickAndTheClickDoesNothingElse() {
    Access access = access();
    assertThat(access.click()).as("nobody waits").isFalse();
    access.claiming().start("me", ELSEWHERE, NONE, LABEL);

    assertThat(state(access, "me")).isEqualTo("waiting");
    assertThat(state(access, "another")).isEqualTo("none");
    assertThat(refusal(access.claiming().claim("me", ELSEWHERE, PASSWORD, LABEL)))
        .isEqualTo(Reason.NOT_PROVEN);
    assertThat(access.click()).as("it only claims").isTrue();
    assertThat(access.click()).as("nobody waits any more").isFalse();
    assertThat(state(access, "me")).isEqualTo("proven");
    assertThat(refusal(access.claiming().claim("another", ELSEWHERE, PASSWORD, LABEL)))
        .isEqualTo(Reason.NOT_PROVEN);
    assertThat(refusal(access.claiming().claim("me", ELSEWHERE, "password", LABEL)))
        .isEqualTo(Reason.NOT_IN_ORDER);

    Opened session = access.claiming().claim("me", ELSEWHERE, PASSWORD, LABEL).join();
    assertThat(access.claimed()).isTrue();
    assertThat(access.caller(NONE, Optional.of(session.session())).may(Right.FRESH)).isTrue();
    assertThatThrownBy(() -> access.claiming().start("another", HERE, NONE, LABEL))
        .hasMessageContaining("claimed");
  }

  @Test
  void aClickIsNobodysWhenTwoWait() {
    Access access = access();
    access.claiming().start("me", ELSEWHERE, NONE, NONE);
    access.claiming().start("thief", Source.of("192.168.1.66"), NONE, NONE);
    assertThat(access.claiming().standing(Optional.of("me"), ELSEWHERE, NONE).others())
        .isEqualTo(1);

    assertThat(access.click()).isTrue();
    assertThat(access.click()).isTrue();
    assertThat(state(access, "me")).isEqualTo("waiting");
    assertThat(state(access, "thief")).isEqualTo("waiting");
    assertThat(access.log().events()).anyMatch(one -> one.what().equals("claim_refused"));
  }

  @Test
  void aThiefWhoWaitsOnLongerThanTheOwnerGainsNoClick() {
    Access access = access();
    Source elsewhere = Source.of("192.168.1.66");
    access.claiming().start("me", ELSEWHERE, NONE, NONE);
    access.claiming().start("thief", elsewhere, NONE, NONE);
    later(Duration.ofSeconds(119));
    access.claiming().start("thief", elsewhere, NONE, NONE);
    later(Duration.ofSeconds(30));
    assertThat(state(access, "me")).isEqualTo("none");
    assertThat(access.claiming().standing(Optional.of("thief"), elsewhere, NONE).others())
        .isEqualTo(1);

    assertThat(access.click()).as("the owner's, too late").isTrue();
    assertThat(state(access, "thief")).isEqualTo("waiting");

    later(Duration.ofSeconds(120));
    access.claiming().start("me", ELSEWHERE, NONE, NONE);
    assertThat(access.claiming().standing(Optional.of("me"), ELSEWHERE, NONE).others()).isZero();
    access.click();
    assertThat(state(access, "me")).as("alone for more than a minute").isEqualTo("proven");
  }

  @Test
  void whoBeginsToClaimAgainAndAgainIsWrittenDownOnce() {
    Access access = access();
    for (int i = 0; i < 20; i++) {
      access.claiming().start("me", ELSEWHERE, NONE, NONE);
    }
    assertThat(access.log().events())
        .filteredOn(one -> one.what().equals("claim_started"))
        .hasSize(1);
  }

  @Test
  void aClickThatComesTooLateProvesNothing() {
    Access access = access();
    access.claiming().start("me", ELSEWHERE, NONE, NONE);
    later(Duration.ofSeconds(120));
    assertThat(access.click()).isFalse();
    assertThat(state(access, "me")).isEqualTo("none");

    access.claiming().start("me", HERE, NONE, NONE);
    assertThat(state(access, "me")).as("on the machine itself").isEqualTo("proven");
    later(Duration.ofMinutes(10));
    assertThat(state(access, "me")).isEqualTo("none");
  }

  @Test
  void theCodeOfTheLabelCountsOnceAndIsNotGuessed() throws Exception {
    Access access = access();
    int wrong = 0;
    Reason last = Reason.WRONG;
    for (int i = 0; i < 12 && last == Reason.WRONG; i++) {
      Optional<String> guess = Optional.of("K7QM-2XWD-000" + i);
      try {
        access.claiming().start("thief", Source.of("192.168.1.66"), guess, LABEL);
      } catch (AccessRefusedException refused) {
        last = refused.reason();
        wrong++;
      }
    }
    assertThat(last).isEqualTo(Reason.TOO_MANY);
    assertThat(wrong).isEqualTo(11);

    access.claiming().start("me", ELSEWHERE, Optional.of("k7qm2xwd 9htp"), LABEL);
    assertThat(state(access, "me")).isEqualTo("proven");
    access.claiming().claim("me", ELSEWHERE, PASSWORD, LABEL).join();
    String kept = Files.readString(data.resolve("access.json"));
    assertThat(kept).doesNotContain("K7QM").contains("used_codes");

    // As if the password were forgotten, but not that the code was used.
    Files.writeString(
        data.resolve("access.json"), kept.replace("\"administrator\"", "\"forgotten\""));
    Access again = access();
    assertThat(again.claiming().standing(NONE, ELSEWHERE, LABEL).ways()).containsExactly("button");
    assertThatThrownBy(() -> again.claiming().start("me", ELSEWHERE, LABEL, LABEL))
        .hasMessageContaining("used already");
  }

  @Test
  void whatIsKeptSurvivesAKillAndIsNobodyElsesToRead() throws Exception {
    Access killed = access();
    killed.claiming().start("me", HERE, NONE, NONE);
    Opened session = killed.claiming().claim("me", HERE, PASSWORD, NONE).join();
    Tokens.Made token = killed.tokens().make(new Caller.Stranger(), HERE, "Grafana", Scope.READ);
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> Files.readString(data.resolve("security.jsonl")).contains("token_made"));

    Files.writeString(data.resolve("access.json.new"), "{\"half");
    Access next = access();
    assertThat(next.claimed()).isTrue();
    assertThat(next.caller(NONE, Optional.of(session.session()))).isEqualTo(new Caller.Stranger());
    assertThat(next.caller(Optional.of(token.secret()), NONE).may(Right.VIEW)).isTrue();
    assertThat(next.log().events())
        .extracting(SecurityEvent::what)
        .containsExactly("claim_proven", "claimed", "token_made");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("access.json"))))
        .isEqualTo("rw-------");
    assertThat(Files.readString(data.resolve("access.json")))
        .doesNotContain(PASSWORD, token.secret(), token.secret().substring(4));
  }

  @Test
  void aDamagedFileLetsNobodyInAndIsNoDeviceToClaim() throws Exception {
    Files.writeString(data.resolve("access.json"), "{\"administrator\":{\"rounds\":");
    Access access = access();
    assertThat(access.claimed()).isTrue();
    assertThat(refusal(access.logins().login(HERE, PASSWORD))).isEqualTo(Reason.WRONG);
    assertThatThrownBy(() -> access.claiming().start("me", HERE, NONE, NONE))
        .hasMessageContaining("claimed");

    access.passwords().set(PASSWORD);
    assertThat(access.logins().login(HERE, PASSWORD).join().role()).isEqualTo(Role.ADMINISTRATOR);
  }

  @Test
  void whoOwnsTheMachineSetsAPasswordWhileTheProgramRuns() throws Exception {
    Claimed.folder(data);
    Access running = access();
    Opened session = running.logins().login(ELSEWHERE, Claimed.PASSWORD).join();
    access().passwords().set(PASSWORD);
    later(Duration.ofSeconds(2));

    assertThat(running.caller(NONE, Optional.of(session.session())))
        .isEqualTo(new Caller.Stranger());
    assertThat(running.logins().login(ELSEWHERE, PASSWORD).join().role())
        .isEqualTo(Role.ADMINISTRATOR);
    assertThat(running.log().events()).anyMatch(one -> one.what().equals("changed_on_disk"));
  }

  @Test
  void whatIsWrittenMeanwhileDoesNotBringBackTheOldPassword() throws Exception {
    Claimed.folder(data);
    Access running = access();
    access().passwords().set(PASSWORD);
    running.tokens().make(new Caller.Stranger(), HERE, "Grafana", Scope.READ);

    Access next = access();
    assertThat(next.logins().login(HERE, PASSWORD).join().role()).isEqualTo(Role.ADMINISTRATOR);
    assertThat(next.tokens().all()).hasSize(4);
  }

  @Test
  void aPasswordOpensOneRole() throws Exception {
    Claimed.folder(data);
    Access access = access();
    assertThat(access.logins().login(HERE, Claimed.VIEWER).join().role()).isEqualTo(Role.VIEWER);
    assertThat(refusal(access.passwords().setViewer(new Caller.Stranger(), HERE, Claimed.PASSWORD)))
        .isEqualTo(Reason.NOT_IN_ORDER);
    assertThat(
            refusal(
                access
                    .passwords()
                    .change(new Caller.Stranger(), HERE, Claimed.PASSWORD, Claimed.VIEWER)))
        .isEqualTo(Reason.NOT_IN_ORDER);
  }

  @Test
  void tokensAreBoundedTakenBackAndTellTheirLastUse() throws Exception {
    Claimed.folder(data);
    Access access = access();
    Caller admin = new Caller.Stranger();
    Tokens.Made made = access.tokens().make(admin, HERE, "Grafana", Scope.CONFIG);
    Caller program = access.caller(Optional.of(made.secret()), NONE);
    assertThat(program.may(Right.CONFIG)).isTrue();
    assertThat(program.may(Right.ADMIN)).isFalse();
    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                Files.readString(data.resolve("access.json"))
                    .matches("(?s).*last_used.*20[2-9][0-9]-.*"));
    assertThat(access.tokens().all())
        .anyMatch(token -> token.name().equals("Grafana") && token.lastUsed().isPresent());

    access.tokens().takeBack(admin, HERE, made.token().id());
    assertThat(access.caller(Optional.of(made.secret()), NONE)).isEqualTo(new Caller.Stranger());
    assertThat(access.lasts(program)).isFalse();
    for (int i = access.tokens().all().size(); i < Tokens.MOST; i++) {
      access.tokens().make(admin, HERE, "another", Scope.READ);
    }
    assertThatThrownBy(() -> access.tokens().make(admin, HERE, "one more", Scope.READ))
        .hasMessageContaining("take one back");
    assertThatThrownBy(() -> access.tokens().make(admin, HERE, "a\nb", Scope.READ))
        .isInstanceOf(AccessRefusedException.class);
  }

  @Test
  void refusalsDoNotPushOutWhatWasDone() {
    Access access = access();
    access.log().add("claimed", "administrator", "127.0.0.1", "");
    for (int i = 0; i < 2 * SecurityLog.MOST_OF_A_KIND; i++) {
      access.log().add("login_failed", "", "10.0.0.1", "x\r\nforged" + "y".repeat(500));
    }
    List<SecurityEvent> events = access.log().events();
    assertThat(events).hasSize(SecurityLog.MOST_OF_A_KIND + 1);
    assertThat(events.get(0).what()).isEqualTo("claimed");
    assertThat(events.get(1).detail()).startsWith("x??forged").hasSizeLessThan(200);
  }

  @Test
  void triesOfOneMachineCountAsOne() {
    assertThat(Source.of("fe80::1%eth0").group()).isEqualTo(Source.of("fe80::2").group());
    assertThat(Source.of("::ffff:10.0.0.1").group()).isEqualTo(Source.of("10.0.0.1").group());
    assertThat(Source.of("10.0.0.1").group()).isNotEqualTo(Source.of("10.0.0.2").group());
    assertThat(Source.of("::1").loopback()).isTrue();
    assertThat(Source.of("127.0.0.1").ofProxy().loopback()).isFalse();
    assertThat(Source.of("localhost").loopback()).isFalse();
    assertThat(Source.of("").loopback()).isFalse();
  }
}
