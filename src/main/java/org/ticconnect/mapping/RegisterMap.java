package org.ticconnect.mapping;

import java.util.List;

/**
 * A meter as Modbus masters see it; immutable.
 *
 * @param name as {@code modbus.units} calls it: the file's name without its ending
 * @param title one line for people
 * @param textOrder which character of a register comes first in texts
 * @param absent what a quantity reads as that this meter is known not to send
 * @param blocks areas that can be read across their gaps; a gap reads 0
 * @param registers by address, without overlap
 */
public record RegisterMap(
    String name,
    String title,
    WordOrder textOrder,
    Absent absent,
    List<Block> blocks,
    List<Register> registers) {

  /** How a quantity reads that a meter does not have. */
  public enum Absent {
    ZERO,
    /** The type's pattern for no value, see {@link RegisterType#noValue}. */
    NO_VALUE
  }

  /**
   * Addresses {@code from} to {@code to}, both included.
   *
   * @param from 0 to 65535
   * @param to not below {@code from}
   */
  public record Block(int from, int to) {}
}
