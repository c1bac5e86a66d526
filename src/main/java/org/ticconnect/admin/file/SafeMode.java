package org.ticconnect.admin.file;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the owner's files are left out, because the device crashed with them. */
public final class SafeMode {
  private final AtomicBoolean on;

  /**
   * @param on at the start
   */
  public SafeMode(boolean on) {
    this.on = new AtomicBoolean(on);
  }

  public boolean on() {
    return on.get();
  }

  void end() {
    on.set(false);
  }
}
