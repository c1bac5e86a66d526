package org.ticconnect.access;

/** Who asks. */
public sealed interface Caller {
  /** Whether it may do what needs this right. */
  boolean may(Right right);

  /** How the security log calls it; empty for a stranger. */
  String name();

  /** Somebody without credentials, or with some that count no more. */
  record Stranger() implements Caller {
    @Override
    public boolean may(Right right) {
      return right == Right.OPEN;
    }

    @Override
    public String name() {
      return "";
    }
  }

  /**
   * A person who has given a password.
   *
   * @param session by which the sessions know it
   * @param freshSeconds for how long the password need not be given again; 0 when it must
   */
  record Person(Role role, String session, int freshSeconds) implements Caller {
    @Override
    public boolean may(Right right) {
      return switch (right) {
        case OPEN, VIEW -> true;
        case CONFIG, ADMIN -> role == Role.ADMINISTRATOR;
        case FRESH -> role == Role.ADMINISTRATOR && freshSeconds > 0;
      };
    }

    @Override
    public String name() {
      return role.text();
    }
  }

  /** A program with a token. */
  record Program(Token token) implements Caller {
    @Override
    public boolean may(Right right) {
      return right.compareTo(token.scope().most()) <= 0;
    }

    @Override
    public String name() {
      return "token " + token.name();
    }
  }
}
