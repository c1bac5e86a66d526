package org.ticconnect.access;

/** What one needs to be allowed to ask for something, from the least to the most. */
public enum Right {
  /** Anybody. */
  OPEN,
  /** Who may look. */
  VIEW,
  /** Who may change what the device does. */
  CONFIG,
  /** Who may change who may. */
  ADMIN,
  /** The administrator who has given the password just now. */
  FRESH
}
