package org.ticconnect.device.light;

import java.io.IOException;

/** One colour of a lamp. What it is made of decides how a level is reached. */
public interface Led {
  /** Fully on. */
  int FULL = 100;

  /**
   * Shines until it is told something else.
   *
   * @param percent 0 (dark) to 100; in between only where it dims
   * @throws IOException when it cannot be reached; says why and how to mend it
   */
  void shine(int percent) throws IOException;

  /** Whether it knows levels between dark and full; any thread may ask. */
  boolean dims();
}
