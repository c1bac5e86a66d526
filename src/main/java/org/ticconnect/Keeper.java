package org.ticconnect;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ticconnect.web.gate.Entrance;

/** Who has an application run, what it is given for that and asks of it. */
interface Keeper {
  /** Who may do what. */
  Entrance entrance();

  /**
   * Asks for another application in the place of this one.
   *
   * @return false when one was asked for already
   */
  boolean restart();

  /**
   * Asks for another application that knows nothing of what was, over a power cut too; returns
   * before it begins.
   *
   * @throws IOException when nothing can be removed; all stays as it is
   */
  void factoryDefaults() throws IOException;

  /** What the owner must know of factory defaults. */
  List<Map<String, String>> notices();

  /** For one that only looks, and asks for nothing. */
  static Keeper idle(Entrance entrance) {
    return new Keeper() {
      @Override
      public Entrance entrance() {
        return entrance;
      }

      @Override
      public boolean restart() {
        return false;
      }

      @Override
      public void factoryDefaults() {
        // Nobody asks.
      }

      @Override
      public List<Map<String, String>> notices() {
        return List.of();
      }
    };
  }
}
