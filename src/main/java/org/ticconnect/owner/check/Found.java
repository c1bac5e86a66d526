package org.ticconnect.owner.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.mapping.YamlFile;

/** The mistakes found in a file so far. */
final class Found {
  // Nobody reads more, and a file could have a hundred thousand.
  private static final int MOST = 50;

  private final YamlFile file;
  private final List<Mistake> mistakes = new ArrayList<>();

  Found(YamlFile file) {
    this.file = file;
  }

  /**
   * @param at pointer such as {@code /0/route/from}
   */
  void add(String at, String problem) {
    if (isFull()) {
      return;
    }
    Mistake mistake = file.mistake(at, problem);
    mistakes.add(
        new Mistake(mistake.file(), mistake.line(), Shown.plain(mistake.field()), problem));
  }

  boolean isFull() {
    return mistakes.size() >= MOST;
  }

  /** In the order of the file, each once. */
  List<Mistake> mistakes() {
    return mistakes.stream().distinct().sorted(Comparator.comparingInt(Mistake::line)).toList();
  }
}
