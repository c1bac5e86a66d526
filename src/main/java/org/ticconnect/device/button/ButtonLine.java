package org.ticconnect.device.button;

import java.io.IOException;

/** Where the button is looked at. */
public interface ButtonLine extends AutoCloseable {

  /**
   * Whether it is pressed now.
   *
   * @throws IOException when it cannot be looked at; says why and how to mend it
   */
  boolean down() throws IOException;

  @Override
  void close();
}
