package org.ticconnect.modbus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterMap;

/** Where the readable addresses of one table (function 03 or 04) lie in a bank; immutable. */
final class Layout {
  /** Consecutive addresses; {@code offset} is the place of the first one in the bank. */
  private record Area(int start, int end, int offset) {}

  private final List<Area> areas = new ArrayList<>();
  private final int end;

  /**
   * @param holding the table of function 03, else of function 04
   * @param base place in the bank at which this table begins
   */
  Layout(RegisterMap map, boolean holding, int base) {
    List<RegisterMap.Block> blocks = new ArrayList<>(map.blocks());
    for (Register register : map.registers()) {
      if (register.tables().reachedBy(holding)) {
        blocks.add(new RegisterMap.Block(register.address(), register.end() - 1));
      }
    }
    blocks.sort(Comparator.comparingInt(RegisterMap.Block::from));
    int offset = base;
    int start = -1;
    int stop = -1;
    for (RegisterMap.Block block : blocks) {
      if (start >= 0 && block.from() > stop) {
        areas.add(new Area(start, stop, offset));
        offset += stop - start;
        start = -1;
      }
      start = start < 0 ? block.from() : start;
      stop = Math.max(stop, block.to() + 1);
    }
    if (start >= 0) {
      areas.add(new Area(start, stop, offset));
      offset += stop - start;
    }
    end = offset;
  }

  /** Place in the bank after this table. */
  int end() {
    return end;
  }

  /**
   * @param address of the first register, 0 to 65535
   * @param count at least 1
   * @return its place in the bank, or empty when not all of them are readable
   */
  OptionalInt place(int address, int count) {
    for (Area area : areas) {
      if (address >= area.start() && address + count <= area.end()) {
        return OptionalInt.of(area.offset() + address - area.start());
      }
    }
    return OptionalInt.empty();
  }
}
