package org.ticconnect.mapping;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Why a file is no YAML, or none that we take, with its place. */
final class YamlMistake extends YamlEngineException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /**
   * @param place as the parser tells it
   */
  YamlMistake(Optional<Mark> place, String problem) {
    this(
        place.map(mark -> mark.getLine() + 1).orElse(0),
        place.map(mark -> mark.getColumn() + 1).orElse(0),
        problem);
  }

  /**
   * @param line 1 for the first; 0 when the whole file is meant
   * @param column 1 for the first; 0 when unknown
   */
  YamlMistake(int line, int column, String problem) {
    super(problem);
    this.line = line;
    this.column = column;
  }

  /** As owners read it. */
  Mistake in(String file) {
    return line == 0
        ? new Mistake(file, 0, "", getMessage())
        : new Mistake(file, line, "", "column %d: %s".formatted(column, getMessage()));
  }
}
