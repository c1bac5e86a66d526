package org.ticconnect.settings;

/**
 * A key that is unknown or has a value that is not allowed; the message is one line for the owner.
 */
public final class SettingException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param where file, environment variable or command line
   * @param key its name
   * @param value what was given
   * @param allowed what may stand there
   */
  public SettingException(String where, String key, String value, String allowed) {
    super("%s: %s = %s: %s".formatted(where, key, value, allowed));
  }
}
