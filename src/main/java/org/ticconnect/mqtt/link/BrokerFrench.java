package org.ticconnect.mqtt.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What is said of brokers, in French. */
public final class BrokerFrench {
  /** A sentence on a line, its French on the next; a name in braces is what differs. */
  private static final String BOOK = "/text/broker-fr.txt";

  private static final List<Phrase> PHRASES = read();

  /**
   * @param english matches the whole sentence
   * @param french with a group for what differs
   */
  private record Phrase(Pattern english, String french) {
    static Phrase of(String english, String french) {
      String pattern = Pattern.quote(english).replaceAll("\\{[a-z]+}", "\\\\E(.+?)\\\\Q");
      return new Phrase(Pattern.compile(pattern, Pattern.DOTALL), french);
    }

    /** What differs may be a sentence itself. */
    String of(Matcher found) {
      String filled = french;
      for (int i = 1; i <= found.groupCount(); i++) {
        filled =
            filled.replaceFirst(
                "\\{[a-z]+}", Matcher.quoteReplacement(BrokerFrench.of(found.group(i))));
      }
      return filled;
    }
  }

  private BrokerFrench() {}

  private static List<Phrase> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(BrokerFrench.class.getResourceAsStream(BOOK), BOOK),
                StandardCharsets.UTF_8))) {
      List<String> texts = lines.lines().filter(line -> !line.isBlank()).toList();
      return IntStream.range(0, texts.size() / 2)
          .mapToObj(i -> Phrase.of(texts.get(2 * i), texts.get(2 * i + 1)))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** In French where it is known; else as it is. */
  public static String of(String english) {
    for (Phrase phrase : PHRASES) {
      Matcher found = phrase.english().matcher(english);
      if (found.matches()) {
        return phrase.of(found);
      }
    }
    return english;
  }

  /** Whether it is known. */
  static boolean knows(String english) {
    return PHRASES.stream().anyMatch(phrase -> phrase.english().matcher(english).matches());
  }
}
