package org.ticconnect.owner.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody meant who wrote one that there is not. */
final class Nearest {
  /** No name that we know is longer, and each letter costs time. */
  private static final int LONGEST = 60;

  /** One mistyped letter in so many is a slip; more make another word. */
  private static final int LETTERS_PER_SLIP = 3;

  private record Candidate(String name, int distance) {}

  private Nearest() {}

  /** The known name that differs in few letters; whether they are capitals does not count. */
  static Optional<String> to(String unknown, Collection<String> known) {
    if (unknown.length() > LONGEST) {
      return Optional.empty();
    }
    String written = unknown.toLowerCase(Locale.ROOT);
    int most = written.length() / LETTERS_PER_SLIP;
    return known.stream()
        .filter(name -> Math.abs(name.length() - written.length()) <= most)
        .map(name -> new Candidate(name, distance(written, name.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.distance() <= most)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /**
   * A hint at what may be written.
   *
   * @param there how the list of all begins: "there" or "allowed"
   * @param known in the order in which they are told
   */
  static String orAll(String unknown, String there, Collection<String> known) {
    String all =
        switch (known.size()) {
          case 0 -> there + " is none";
          case 1 -> there + " is only " + known.iterator().next();
          default -> there + " are " + String.join(", ", known);
        };
    return to(unknown, known)
        .map(name -> question(name) + " " + all.substring(0, 1).toUpperCase(Locale.ROOT))
        .map(question -> question + all.substring(1))
        .orElse(all);
  }

  static String question(String name) {
    return "did you mean '" + name + "'?";
  }

  /** How many letters to change, add, leave out, or exchange with the next one. */
  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    int[] next = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      next[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = row[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(changed, 1 + Math.min(row[j], next[j - 1]));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          next[j] = Math.min(next[j], previous[j - 2] + 1);
        }
      }
      int[] free = previous;
      previous = row;
      row = next;
      next = free;
    }
    return row[other.length()];
  }
}
