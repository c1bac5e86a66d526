package org.ticconnect.device.hardware;

import java.io.IOException;
import org.ticconnect.device.button.ButtonLine;

/** A button on a GPIO line, pulled to the level at which it is not pressed. */
final class GpioButton implements ButtonLine {
  private final Board board;
  private final int line;
  private final boolean activeHigh;
  private final Runnable changed;

  /**
   * @param line number on the board
   * @param activeHigh whether the level is high while it is pressed
   * @param changed called when the level may have changed
   */
  GpioButton(Board board, int line, boolean activeHigh, Runnable changed) {
    this.board = board;
    this.line = line;
    this.activeHigh = activeHigh;
    this.changed = changed;
  }

  @Override
  public boolean down() throws IOException {
    return board.high(line, !activeHigh, changed) == activeHigh;
  }

  @Override
  public void close() {
    // The board lets go of its lines.
  }
}
