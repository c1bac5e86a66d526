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
   * @param rows by address
   */
  void check(List<RegisterMapFile.Located> rows) {
    for (int i = 0; i < rows.size(); i++) {
      Register later = rows.get(i).register();
      for (int j = i - 1; j >= 0 && j >= i - 2 * Register.LONGEST; j--) {
        if (overlap(rows.get(j).register(), later)) {
          tell(rows.get(j), rows.get(i));
        }
      }
    }
  }

  /** An exact row lies over others, but not over the same registers twice. */
  private static boolean overlap(Register earlier, Register later) {
    boolean sameRead = earlier.address() == later.address() && earlier.length() == later.length();
    boolean claimed =
        earlier.exact() || later.exact()
            ? earlier.exact() && later.exact() && sameRead
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
