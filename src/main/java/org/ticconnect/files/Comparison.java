package org.ticconnect.files;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What differs between two texts, in the form that people know from patches. */
public final class Comparison {
  private static final int LINES_AROUND = 3;

  private Comparison() {}

  /**
   * @param nameFrom how the first text is called
   * @param nameTo how the second one is called
   * @return lines that begin with {@code -}, {@code +} or a space; none when the texts are the same
   */
  public static List<String> of(String nameFrom, String from, String nameTo, String to) {
    List<String> before = from.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        nameFrom, nameTo, before, DiffUtils.diff(before, to.lines().toList()), LINES_AROUND);
  }
}
