package org.ticconnect.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a password must not be: short, or one of those that are tried first. Any character is
 * allowed, and no kind of character is asked for.
 */
public final class PasswordRules {
  /** Fewest characters. */
  public static final int SHORTEST = 8;

  /** Most characters; beyond that somebody sends something else. */
  public static final int LONGEST = 1024;

  private static final int FEWEST_DIFFERENT = 4;

  /** What people put around a word to make it a password. */
  private static final Pattern AROUND =
      Pattern.compile("^[\\d\\p{Punct}\\s]+|[\\d\\p{Punct}\\s]+$");

  private static final Pattern REPEATED = Pattern.compile("(.{1,4})\\1+");
  private static final String ROWS =
      "01234567890123456789 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm"
          + " azertyuiopqsdfghjklmwxcvbn qwertzuiopasdfghjklyxcvbnm";

  private final Set<String> common;

  /** With the list of this program. */
  public PasswordRules() {
    this.common = list();
  }

  private static Set<String> list() {
    try (InputStream in = PasswordRules.class.getResourceAsStream("/common-passwords.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line))
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What is wrong with it, for its owner; empty when nothing is. */
  public Optional<String> complaint(String password) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of(
          "the password has %d characters: take at least %d; 12 and more are better"
              .formatted(length, SHORTEST));
    }
    if (length > LONGEST) {
      return Optional.of("the password has more than %d characters".formatted(LONGEST));
    }
    return guessable(password.toLowerCase(Locale.ROOT))
        ? Optional.of(
            "this password is one of those that are tried first: take another one, such as four"
                + " words that have nothing to do with each other")
        : Optional.empty();
  }

  private boolean guessable(String password) {
    String word = AROUND.matcher(password).replaceAll("");
    return password.chars().distinct().count() < FEWEST_DIFFERENT
        || REPEATED.matcher(password).matches()
        || inARow(password)
        || common.contains(password)
        || common.contains(word);
  }

  private static boolean inARow(String password) {
    return ROWS.contains(password)
        || ROWS.contains(new StringBuilder(password).reverse().toString());
  }
}
