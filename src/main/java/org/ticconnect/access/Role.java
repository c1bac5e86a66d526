package org.ticconnect.access;

import java.util.Locale;

/** What a password opens. */
public enum Role {
  VIEWER,
  ADMINISTRATOR;

  /** As it is told. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
