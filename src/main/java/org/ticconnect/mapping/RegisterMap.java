package org.ticconnect.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A meter as Modbus masters see it; immutable.
 *
 * @param name as {@code config/modbus.yaml} calls it: the file's name without its ending
 * @param title one line for people
 * @param stale what a read of stale values gets
 * @param filler what a gap of a block reads, 0 to 65535
 * @param blocks areas that can be read across their gaps
 * @param registers by address; of those that one function reads and that are not exact, none
 *     overlaps another
 * @param writes that are accepted and change nothing
 * @param device objects 0 to 6 of function 43/14 by number; empty when it is refused
 */
public record RegisterMap(
    String name,
    String title,
    Stale stale,
    int filler,
    List<Block> blocks,
    List<Register> registers,
    List<Write> writes,
    Map<Integer, String> device) {

  /**
   * What can be read, gaps of blocks included and exact rows not.
   *
   * @param holding by function 03, else by function 04
   * @return areas without overlap or contact, by address
   */
  public List<Block> areas(boolean holding) {
    Stream<Block> rows =
        registers.stream()
            .filter(row -> !row.exact() && row.tables().reachedBy(holding))
            .map(RegisterMap::block);
    List<Block> areas = new ArrayList<>();
    Stream.concat(blocks.stream().filter(block -> block.tables().reachedBy(holding)), rows)
        .sorted(Comparator.comparingInt(Block::from))
        .forEach(next -> join(areas, next));
    return areas;
  }

  private static void join(List<Block> areas, Block next) {
    Optional<Block> last = areas.stream().reduce((earlier, later) -> later);
    if (last.isEmpty() || next.from() > last.get().to() + 1) {
      areas.add(next);
    } else {
      int to = Math.max(last.get().to(), next.to());
      areas.set(areas.size() - 1, new Block(last.get().from(), to, last.get().tables()));
    }
  }

  private static Block block(Register row) {
    return new Block(row.address(), row.end() - 1, row.tables());
  }

  /** What no other map of the same unit may have: areas and exact rows. */
  List<Block> claims(boolean holding) {
    List<Block> claims = new ArrayList<>(areas(holding));
    registers.stream()
        .filter(row -> row.exact() && row.tables().reachedBy(holding))
        .forEach(row -> claims.add(block(row)));
    return claims;
  }

  /** What a read gets that touches a value which is too old, or not known yet. */
  public enum Stale {
    /** Exception 0B: the meter behind the gateway does not answer. */
    EXCEPTION_0B,
    /** Exception 04: the device failed. */
    EXCEPTION_04,
    /** The type's pattern for no value; all else as usual. */
    NO_VALUE,
    /** Energies keep their last value; any other value gets exception 0B. */
    KEEP_INDEXES;

    /** Name in mapping files. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Addresses {@code from} to {@code to}, both included.
   *
   * @param from 0 to 65535
   * @param to not below {@code from}
   * @param tables on which function codes they answer
   */
  public record Block(int from, int to, Register.Tables tables) {
    Block at(int base) {
      return new Block(base + from, base + to, tables);
    }
  }

  /**
   * A write by function 06 that masters of this meter make to know it.
   *
   * @param address 0 to 65535
   * @param value the only one accepted, 0 to 65535
   */
  public record Write(int address, int value) {
    Write at(int base) {
      return new Write(base + address, value);
    }
  }
}
