package org.ticconnect.device.light;

/** A colour that the lamp does not have. */
public final class NoLed implements Led {
  @Override
  public void shine(int percent) {
    // There is nothing that could.
  }

  @Override
  public boolean dims() {
    return true;
  }
}
