package org.ticconnect.modbus;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterMap;

/** Where the readable addresses of one table (function 03 or 04) lie in a bank; immutable. */
final class Layout {
  /** Consecutive addresses; {@code offset} is the place of the first one in the bank. */
  private record Area(int start, int end, int offset) {
    boolean holds(int address, int count) {
      return address >= start && address + count <= end;
    }
  }

  private final List<Area> areas = new ArrayList<>();
  private final List<Area> exact = new ArrayList<>();
  private final int end;

  /**
   * @param holding the table of function 03, else of function 04
   * @param base place in the bank at which this table begins
   */
  Layout(RegisterMap map, boolean holding, int base) {
    int offset = base;
    for (RegisterMap.Block block : map.areas(holding)) {
      offset = add(areas, block.from(), block.to() + 1, offset);
    }
    for (Register register : map.registers()) {
      if (register.exact() && register.tables().reachedBy(holding)) {
        offset = add(exact, register.address(), register.end(), offset);
      }
    }
    end = offset;
  }

  private static int add(List<Area> areas, int start, int end, int offset) {
    areas.add(new Area(start, end, offset));
    return offset + end - start;
  }

  /** Place in the bank after this table. */
  int end() {
    return end;
  }

  /** Place of a row of this table. */
  int place(Register register) {
    OptionalInt place =
        register.exact()
            ? exactly(register.address(), register.length())
            : within(register.address(), register.length());
    return place.orElseThrow();
  }

  /**
   * @param address of the first register, 0 to 65535
   * @param count at least 1
   * @return its place in the bank, or empty when not all of them are readable
   */
  OptionalInt place(int address, int count) {
    OptionalInt asked = exact.isEmpty() ? OptionalInt.empty() : exactly(address, count);
    return asked.isPresent() ? asked : within(address, count);
  }

  private OptionalInt exactly(int address, int count) {
    for (Area row : exact) {
      if (address == row.start() && address + count == row.end()) {
        return OptionalInt.of(row.offset());
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt within(int address, int count) {
    for (Area area : areas) {
      if (area.holds(address, count)) {
        return OptionalInt.of(area.offset() + address - area.start());
      }
    }
    return OptionalInt.empty();
  }
}
