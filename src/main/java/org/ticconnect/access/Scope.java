package org.ticconnect.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token opens. */
public enum Scope {
  READ(Right.VIEW),
  CONFIG(Right.CONFIG),
  ADMIN(Right.FRESH);

  private final Right most;

  Scope(Right most) {
    this.most = most;
  }

  /** The most that a program with such a token may do. */
  Right most() {
    return most;
  }

  /** As it is told and asked for. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty when there is no such scope. */
  public static Optional<Scope> named(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text().equals(text)).findFirst();
  }
}
