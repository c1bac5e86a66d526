package org.ticconnect.settings;

/**
 * A key that is unknown or has a value that is not allowed; the message is one line for the owner.
 */
public final class SettingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String where;
  private final String key;
  private final String problem;

  /**
   * @param where file, environment variable or command line
   * @param key its name
   * @param value what was given
   * @param allowed what may stand there
   */
  public SettingException(String where, String key, String value, String allowed) {
    super("%s: %s = %s: %s".formatted(where, key, value, allowed));
    this.where = where;
    this.key = key;
    this.problem = value + ": " + allowed;
  }

  /** File, environment variable or command line. */
  public String where() {
    return where;
  }

  public String key() {
    return key;
  }

  /** What was given, and what may stand there. */
  public String problem() {
    return problem;
  }
}
