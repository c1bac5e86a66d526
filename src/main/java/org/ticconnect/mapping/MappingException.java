package org.ticconnect.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be used, with every mistake found in them. */
public final class MappingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  /**
   * @param mistakes at least one
   */
  public MappingException(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }

  /**
   * Whether a mistake is in that file.
   *
   * @param file as {@link Mistake#file} calls it
   */
  public boolean blames(String file) {
    return mistakes.stream().anyMatch(mistake -> mistake.file().equals(file));
  }

  /**
   * The mistakes of one file, a line each; all of them when it has none.
   *
   * @param file as {@link Mistake#file} calls it
   */
  public String about(String file) {
    String own =
        mistakes.stream()
            .filter(mistake -> mistake.file().equals(file))
            .map(Mistake::toString)
            .collect(Collectors.joining("\n"));
    return own.isEmpty() ? getMessage() : own;
  }
}
