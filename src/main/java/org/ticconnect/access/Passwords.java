package org.ticconnect.access;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ticconnect.access.AccessRefusedException.Reason;

/** Changing passwords. A changed password ends the sessions that the old one opened. */
public final class Passwords {
  private final KeptRoll roll;
  private final Sessions sessions;
  private final Checks checks;
  private final PasswordRules rules;
  private final SecurityLog log;

  Passwords(KeptRoll roll, Sessions sessions, Checks checks, PasswordRules rules, SecurityLog log) {
    this.roll = roll;
    this.sessions = sessions;
    this.checks = checks;
    this.rules = rules;
    this.log = log;
  }

  /**
   * Another password for the administrator; all sessions end.
   *
   * @return a new session for who changed it; fails with {@link AccessRefusedException}
   */
  public CompletableFuture<Opened> change(
      Caller caller, Source source, String current, String next) {
    Optional<String> complaint = rules.complaint(next);
    if (complaint.isPresent()) {
      return CompletableFuture.failedFuture(
          new AccessRefusedException(Reason.NOT_IN_ORDER, complaint.get()));
    }
    return checks.password(
        source,
        () -> {
          if (current.length() > PasswordRules.LONGEST
              || roll.now().administrator().filter(hash -> hash.matches(current)).isEmpty()) {
            log.add("password_failed", caller.name(), source.address(), "");
            throw Logins.wrong();
          }
          differentFrom(roll.now().viewer(), next);
          PasswordHash hash = PasswordHash.of(next);
          roll.change(now -> now.withAdministrator(hash));
          sessions.endAll(role -> true);
          log.add("password_changed", caller.name(), source.address(), "");
          return new Opened(sessions.open(Role.ADMINISTRATOR), Role.ADMINISTRATOR);
        });
  }

  /** One password that opens both would open the wrong one. */
  private static void differentFrom(Optional<PasswordHash> other, String password) {
    if (other.filter(hash -> hash.matches(password)).isPresent()) {
      throw new AccessRefusedException(
          Reason.NOT_IN_ORDER,
          "this is the password of the other role: take one that is not in use");
    }
  }

  /** A password for who may only look; fails with {@link AccessRefusedException}. */
  public CompletableFuture<Void> setViewer(Caller caller, Source source, String password) {
    Optional<String> complaint = rules.complaint(password);
    if (complaint.isPresent()) {
      return CompletableFuture.failedFuture(
          new AccessRefusedException(Reason.NOT_IN_ORDER, complaint.get()));
    }
    return checks.hashed(
        () -> {
          differentFrom(roll.now().administrator(), password);
          PasswordHash hash = PasswordHash.of(password);
          roll.change(now -> now.withViewer(Optional.of(hash)));
          sessions.endAll(role -> role == Role.VIEWER);
          log.add("viewer_set", caller.name(), source.address(), "");
          return null;
        });
  }

  /** Nobody may only look any more. Writes to the disk. */
  public void removeViewer(Caller caller, Source source) {
    roll.change(now -> now.withViewer(Optional.empty()));
    sessions.endAll(role -> role == Role.VIEWER);
    log.add("viewer_removed", caller.name(), source.address(), "");
  }

  /** Whether somebody may only look. */
  public boolean hasViewer() {
    return roll.now().viewer().isPresent();
  }

  /**
   * For who owns the machine: sets the administrator's password whatever it was, also of a device
   * that nobody has claimed. Takes about a second.
   *
   * @throws AccessRefusedException when the password is not in order or cannot be written
   */
  public void set(String password) {
    rules
        .complaint(password)
        .ifPresent(
            complaint -> {
              throw new AccessRefusedException(Reason.NOT_IN_ORDER, complaint);
            });
    differentFrom(roll.now().viewer(), password);
    PasswordHash hash = PasswordHash.of(password);
    roll.change(now -> now.withAdministrator(hash));
    sessions.endAll(role -> true);
    log.add("password_changed", "who owns the machine", "", "");
  }
}
