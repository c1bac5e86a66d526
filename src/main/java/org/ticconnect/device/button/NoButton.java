package org.ticconnect.device.button;

/** A device without a button. */
public final class NoButton implements ButtonLine {
  @Override
  public boolean down() {
    return false;
  }

  @Override
  public void close() {
    // There is nothing to let go.
  }
}
