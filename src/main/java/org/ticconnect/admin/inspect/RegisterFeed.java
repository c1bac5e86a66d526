package org.ticconnect.admin.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.admin.file.NoSuchFileException;
import org.ticconnect.mapping.UnitTable;
import org.ticconnect.modbus.BankView;
import org.ticconnect.web.stream.Feed;

/** Registers of one unit, {@code registers:PORT/UNIT}: those that changed. */
final class RegisterFeed implements Feed {
  private final Registers registers;

  RegisterFeed(Registers registers) {
    this.registers = registers;
  }

  @Override
  public String name() {
    return "registers";
  }

  @Override
  public Cursor open(String argument) {
    try {
      return new Changes(registers.row(Registers.Wanted.of(argument)));
    } catch (NoSuchFileException none) {
      throw new IllegalArgumentException(none.getMessage(), none);
    }
  }

  private final class Changes implements Cursor {
    private final UnitTable.Row row;
    private Optional<BankView> seen = Optional.empty();

    private Changes(UnitTable.Row row) {
      this.row = row;
    }

    @Override
    public Optional<Object> next() {
      Optional<BankView> now = registers.now(row);
      boolean another =
          seen.isPresent() && now.isPresent() && !seen.get().map().equals(now.get().map());
      if (another) {
        seen = now;
        return Optional.of(told(RegisterJson.whole(now.get()), true));
      }
      List<Map<String, Object>> changed =
          now.map(view -> RegisterJson.changed(seen, view)).orElse(List.of());
      seen = now;
      return changed.isEmpty() ? Optional.empty() : Optional.of(told(changed, false));
    }

    /**
     * @param whole whether these are all the rows there are, of a map that was changed
     */
    private Map<String, Object> told(List<Map<String, Object>> rows, boolean whole) {
      return Map.of("unit", row.unit(), "map", row.map(), "rows", rows, "whole", whole);
    }
  }
}
