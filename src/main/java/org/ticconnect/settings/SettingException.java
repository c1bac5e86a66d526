package org.ticconnect.settings;

/**
 * A key that is unknown or has a value that is not allowed; the message is one line for the owner.
 */
public final class SettingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String where;
  private final String key;
  private final String value;
  private final transient Wording allowed;

  /**
   * @param where file, environment variable or command line
   * @param key its name
   * @param value what was given
   * @param allowed what may stand there
   */
  public SettingException(String where, String key, String value, Wording allowed) {
    super("%s: %s = %s: %s".formatted(where, key, value, allowed.en()));
    this.where = where;
    this.key = key;
    this.value = value;
    this.allowed = allowed;
  }

  /**
   * @param where file, environment variable or command line
   * @param key its name
   * @param value what was given
   * @param allowed what may stand there, where it is not known in French
   */
  public SettingException(String where, String key, String value, String allowed) {
    this(where, key, value, new Wording(allowed, allowed));
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
    return value + ": " + allowed.en();
  }

  /** The same in two languages. */
  Wording sentence() {
    String given = value.isEmpty() ? "" : value + ": ";
    return new Wording(given + allowed.en(), given.replace(": ", " : ") + allowed.fr());
  }
}
