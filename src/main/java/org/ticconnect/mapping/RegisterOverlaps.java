package org.ticconnect.mapping;

import java.util.List;

/** Finds rows that claim the same register. */
final class RegisterOverlaps {
  private final YamlFile file;
  private final List<Mistake> mistakes;

  /**
   * @param file that is told of when rows of others meet in it
   * @param mistakes where what is wrong is told
   */
  RegisterOverlaps(YamlFile file, List<Mistake> mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  /**
   * Tells of each row at most one other.
   *
   * @param rows by address
   */
  void check(List<RegisterMapFile.Located> rows) {
    for (boolean exact : List.of(false, true)) {
      List<RegisterMapFile.Located> same =
          rows.stream().filter(row -> row.register().exact() == exact).toList();
      for (int i = 0; i < same.size(); i++) {
        check(same, i);
      }
    }
  }

  private void check(List<RegisterMapFile.Located> rows, int at) {
    Register later = rows.get(at).register();
    for (int i = at - 1; i >= 0; i--) {
      Register earlier = rows.get(i).register();
      if (earlier.address() + Register.LONGEST <= later.address()) {
        return;
      }
      if (overlap(earlier, later)) {
        tell(rows.get(i), rows.get(at));
        return;
      }
    }
  }

  /** An exact row lies over others, but not over the same registers twice. */
  private static boolean overlap(Register earlier, Register later) {
    boolean claimed =
        later.exact()
            ? earlier.address() == later.address() && earlier.length() == later.length()
            : earlier.end() > later.address();
    return claimed && earlier.tables().meets(later.tables());
  }

  private void tell(RegisterMapFile.Located earlier, RegisterMapFile.Located later) {
    RegisterMapFile.Located own = earlier.file() == file && later.file() != file ? earlier : later;
    RegisterMapFile.Located other = own == earlier ? later : earlier;
    String elsewhere = other.file() == own.file() ? "" : " of " + other.file().name();
    mistakes.add(
        own.file()
            .mistake(
                own.at() + "/address",
                "%d to %d overlaps %d to %d of line %d%s"
                    .formatted(
                        own.register().address(),
                        own.register().end() - 1,
                        other.register().address(),
                        other.register().end() - 1,
                        other.line(),
                        elsewhere)));
  }
}
