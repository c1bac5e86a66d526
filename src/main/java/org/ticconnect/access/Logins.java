package org.ticconnect.access;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ticconnect.access.AccessRefusedException.Reason;

/** Logging in and out. */
public final class Logins {
  private final KeptRoll roll;
  private final Sessions sessions;
  private final Checks checks;
  private final SecurityLog log;

  Logins(KeptRoll roll, Sessions sessions, Checks checks, SecurityLog log) {
    this.roll = roll;
    this.sessions = sessions;
    this.checks = checks;
    this.log = log;
  }

  /**
   * A new session for who knows a password.
   *
   * @return fails with {@link AccessRefusedException}, with the same words and after the same time
   *     whatever is wrong with the password
   */
  public CompletableFuture<Opened> login(Source source, String password) {
    return checks.password(
        source,
        () -> {
          Optional<Role> role = role(password);
          if (role.isEmpty()) {
            log.add("login_failed", "", source.address(), "");
            throw wrong();
          }
          log.add("login", role.get().text(), source.address(), "");
          return new Opened(sessions.open(role.get()), role.get());
        });
  }

  private Optional<Role> role(String password) {
    Roll now = roll.now();
    if (password.length() > PasswordRules.LONGEST || now.administrator().isEmpty()) {
      return Optional.empty();
    }
    for (Role role : new Role[] {Role.ADMINISTRATOR, Role.VIEWER}) {
      if (now.of(role).filter(hash -> hash.matches(password)).isPresent()) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  static AccessRefusedException wrong() {
    return new AccessRefusedException(Reason.WRONG, "the password is another one");
  }

  /** The password again, which is asked for before what cannot be undone. */
  public CompletableFuture<Void> confirm(Caller.Person person, Source source, String password) {
    return checks.password(
        source,
        () -> {
          boolean right =
              password.length() <= PasswordRules.LONGEST
                  && roll.now()
                      .of(person.role())
                      .filter(hash -> hash.matches(password))
                      .isPresent();
          if (!right) {
            log.add("confirm_failed", person.name(), source.address(), "");
            throw wrong();
          }
          sessions.confirmed(person.session());
          return null;
        });
  }

  /** Ends one session. */
  public void logout(Caller.Person person, Source source) {
    sessions.end(person.session());
    log.add("logout", person.name(), source.address(), "");
  }

  /** Ends all sessions, also that of who asks. */
  public void logoutEverywhere(Caller caller, Source source) {
    sessions.endAll(role -> true);
    log.add("logout_everywhere", caller.name(), source.address(), "");
  }

  /** How many are logged in. */
  public int sessions() {
    return sessions.count();
  }
}
