package org.ticconnect.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ticconnect.access.AccessRefusedException.Reason;

/**
 * The first password of a device. Who sets it has proven to be where the device is: on the machine
 * itself, by a click of its button, or by the code on its label.
 */
public final class Claiming {
  /**
   * How far a visitor is.
   *
   * @param state none, waiting or proven
   * @param seconds that this lasts
   * @param others how many others wait for a click, or did just now: a click then proves nobody
   * @param ways to prove presence that this visitor has
   */
  public record Standing(String state, int seconds, int others, List<String> ways) {}

  private final KeptRoll roll;
  private final Claims claims;
  private final Sessions sessions;
  private final Checks checks;
  private final PasswordRules rules;
  private final SecurityLog log;

  Claiming(
      KeptRoll roll,
      Claims claims,
      Sessions sessions,
      Checks checks,
      PasswordRules rules,
      SecurityLog log) {
    this.roll = roll;
    this.claims = claims;
    this.sessions = sessions;
    this.checks = checks;
    this.rules = rules;
    this.log = log;
  }

  /** A name for a visitor that only that visitor's browser is told. */
  public static String newVisitor() {
    return Secret.random();
  }

  /** How far this visitor is; nobody waits at a device that has an owner. */
  public Standing standing(Optional<String> visitor, Source source, Optional<String> label) {
    if (roll.claimed()) {
      return new Standing(text(Claims.State.NONE), 0, 0, List.of());
    }
    Claims.State state = visitor.map(claims::state).orElse(Claims.State.NONE);
    return new Standing(
        text(state),
        visitor.map(claims::seconds).orElse(0),
        claims.others(state),
        ways(source, label));
  }

  private static String text(Claims.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private List<String> ways(Source source, Optional<String> label) {
    List<String> ways = new ArrayList<>();
    if (source.loopback()) {
      ways.add("loopback");
    }
    ways.add("button");
    if (label.filter(code -> !roll.now().usedCodes().contains(hash(code))).isPresent()) {
      ways.add("code");
    }
    return ways;
  }

  /**
   * A visitor wants to claim: who is on the machine itself or knows the code is proven at once,
   * everybody else waits for a click.
   *
   * @param code that the visitor gives
   * @param label the code on the label; empty when there is none
   * @throws AccessRefusedException when the device is claimed, the code is wrong or too many wait
   */
  public void start(String visitor, Source source, Optional<String> code, Optional<String> label) {
    requireUnclaimed();
    if (code.isPresent()) {
      requireCode(source, code.get(), label);
      claims.prove(visitor);
      log.add("claim_proven", "", source.address(), "by the code on the label");
    } else if (source.loopback()) {
      claims.prove(visitor);
      log.add("claim_proven", "", source.address(), "on the machine itself");
    } else if (claims.await(visitor)) {
      log.addRarely("claim_started", source.address(), "");
    } else {
      throw new AccessRefusedException(
          Reason.TOO_MANY, "too many wait to claim this device: try again in two minutes", 120);
    }
  }

  private void requireUnclaimed() {
    if (roll.claimed()) {
      throw new AccessRefusedException(
          Reason.NOT_NOW, "this device is claimed: log in with its password");
    }
  }

  private void requireCode(Source source, String code, Optional<String> label) {
    boolean right =
        checks.code(
            source,
            () ->
                label
                    .map(Claiming::hash)
                    .filter(hash -> !roll.now().usedCodes().contains(hash))
                    .filter(
                        hash ->
                            MessageDigest.isEqual(hash.getBytes(UTF_8), hash(code).getBytes(UTF_8)))
                    .isPresent());
    if (!right) {
      log.add("claim_failed", "", source.address(), "by a wrong code");
      throw new AccessRefusedException(
          Reason.WRONG, "this is not the code on the label, or it was used already");
    }
  }

  /** Whatever the case and however it is grouped. */
  private static String hash(String code) {
    return Secret.hash(code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
  }

  /**
   * The first password, from a visitor whose presence is proven. The code on the label counts no
   * more then.
   *
   * @return a session of the administrator; fails with {@link AccessRefusedException}
   */
  public CompletableFuture<Opened> claim(
      String visitor, Source source, String password, Optional<String> label) {
    try {
      requireUnclaimed();
      requireProven(visitor);
      rules
          .complaint(password)
          .ifPresent(
              complaint -> {
                throw new AccessRefusedException(Reason.NOT_IN_ORDER, complaint);
              });
    } catch (AccessRefusedException refused) {
      return CompletableFuture.failedFuture(refused);
    }
    return checks.hashed(
        () -> {
          PasswordHash hash = PasswordHash.of(password);
          roll.change(
              now -> {
                requireUnclaimed();
                Roll claimed = now.withAdministrator(hash);
                return label.map(code -> claimed.withUsedCode(hash(code))).orElse(claimed);
              });
          claims.clear();
          log.add("claimed", Role.ADMINISTRATOR.text(), source.address(), "");
          return new Opened(sessions.open(Role.ADMINISTRATOR), Role.ADMINISTRATOR);
        });
  }

  private void requireProven(String visitor) {
    if (claims.state(visitor) != Claims.State.PROVEN) {
      throw new AccessRefusedException(
          Reason.NOT_PROVEN,
          "prove first that you are where the device is: click its button, give the code on its"
              + " label, or open this page on the machine itself");
    }
  }

  /** A click of the button; tells whether it was one that only claims. */
  boolean click() {
    if (roll.claimed()) {
      return false;
    }
    Claims.Click click = claims.click();
    switch (click) {
      case PROVES -> log.add("claim_proven", "", "", "by a click");
      case AMBIGUOUS -> log.add("claim_refused", "", "", "by a click: several visitors wait");
      case NOT_OURS -> {}
    }
    return click != Claims.Click.NOT_OURS;
  }
}
