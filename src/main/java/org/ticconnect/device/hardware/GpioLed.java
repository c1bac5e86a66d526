package org.ticconnect.device.hardware;

import java.io.IOException;
import org.ticconnect.device.light.Led;

/** A colour on a GPIO line, which is on or off. */
final class GpioLed implements Led {
  private final Board board;
  private final int line;
  private final boolean activeHigh;

  /**
   * @param line number on the board
   * @param activeHigh whether it shines at the high level
   */
  GpioLed(Board board, int line, boolean activeHigh) {
    this.board = board;
    this.line = line;
    this.activeHigh = activeHigh;
  }

  @Override
  public void shine(int percent) throws IOException {
    board.set(line, percent > 0 == activeHigh);
  }

  @Override
  public boolean dims() {
    return false;
  }
}
