package org.ticconnect.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sentences for people in French, by the English ones. The books of sentences are files: a sentence
 * on a line, its French on the next; a name in braces is what differs, and may be a sentence too;
 * of {@code addresses} there are only figures.
 */
public final class French {
  private static final List<String> BOOKS =
      List.of(
          "/text/brokers.fr.txt",
          "/text/lines.fr.txt",
          "/text/panel.fr.txt",
          "/text/network.fr.txt",
          "/text/names.fr.txt",
          "/text/refusals.fr.txt",
          "/text/updates.fr.txt");

  /** Of several that fit a sentence the one counts that leaves the least of it open. */
  private static final List<Phrase> PHRASES =
      BOOKS.stream()
          .flatMap(French::read)
          .sorted(Comparator.comparingInt(Phrase::said).reversed())
          .toList();

  /**
   * @param english matches the whole sentence
   * @param said how many of its letters are not open
   * @param french with a name in braces for each group
   */
  private record Phrase(Pattern english, int said, String french) {
    static Phrase of(String english, String french) {
      int said = english.replaceAll("\\{[a-z]+}", "").length();
      String pattern =
          Pattern.quote(english)
              .replaceAll("\\{addresses}", "\\\\E([0-9a-fA-F.:, ]+)\\\\Q")
              .replaceAll("\\{[a-z]+}", "\\\\E(.+?)\\\\Q");
      return new Phrase(Pattern.compile(pattern, Pattern.DOTALL), said, french);
    }

    Optional<String> of(String sentence) {
      Matcher found = english.matcher(sentence);
      if (!found.matches()) {
        return Optional.empty();
      }
      String filled = french;
      for (int i = 1; i <= found.groupCount(); i++) {
        filled =
            filled.replaceFirst("\\{[a-z]+}", Matcher.quoteReplacement(French.of(found.group(i))));
      }
      return Optional.of(filled);
    }
  }

  private French() {}

  private static Stream<Phrase> read(String book) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(French.class.getResourceAsStream(book), book),
                StandardCharsets.UTF_8))) {
      List<String> texts = lines.lines().filter(line -> !line.isBlank()).toList();
      return IntStream.range(0, texts.size() / 2)
          .mapToObj(i -> Phrase.of(texts.get(2 * i), texts.get(2 * i + 1)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** In French; empty when the books do not know it. */
  public static Optional<String> known(String english) {
    return PHRASES.stream().map(phrase -> phrase.of(english)).flatMap(Optional::stream).findFirst();
  }

  /** In French where it is known; else as it is. */
  public static String of(String english) {
    return known(english).orElse(english);
  }

  /**
   * What went wrong as JSON tells it: {@code error}, and {@code error_fr} where it is known.
   *
   * @param sentence says what is wrong, where, and how to mend it
   */
  public static Map<String, Object> error(String sentence) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("error", sentence);
    error.put("error_fr", of(sentence));
    return error;
  }
}
