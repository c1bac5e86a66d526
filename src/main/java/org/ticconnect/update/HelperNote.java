package org.ticconnect.update;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the helper has written down of its last work.
 *
 * @param reason empty when there is none
 * @param from the version before
 * @param to the version after
 * @param previous the version that one can return to; empty for none
 */
record HelperNote(
    State state,
    Optional<Refusal> reason,
    String from,
    String to,
    Optional<String> previous,
    Optional<Instant> at) {
  private static final int LONGEST = 4096;

  enum State {
    INSTALLING,
    WATCHING,
    DONE,
    RETURNED,
    REFUSED
  }

  /** Empty when there is none, or none that can be read. */
  static Optional<HelperNote> in(Path file) {
    Map<String, String> fields = new HashMap<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (String line : new String(in.readNBytes(LONGEST), US_ASCII).lines().toList()) {
        int equals = line.indexOf('=');
        if (equals > 0 && equals < line.length() - 1) {
          fields.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (IOException none) {
      return Optional.empty();
    }
    return state(fields.getOrDefault("state", ""))
        .map(
            state ->
                new HelperNote(
                    state,
                    Refusal.of(fields.getOrDefault("reason", "")),
                    fields.getOrDefault("from", ""),
                    fields.getOrDefault("to", ""),
                    Optional.ofNullable(fields.get("previous")),
                    time(fields.getOrDefault("at", ""))));
  }

  /** Whether the helper has nothing more to do. */
  boolean ended() {
    return state != State.INSTALLING && state != State.WATCHING;
  }

  /** For the owner. */
  String sentence() {
    Optional<String> why = reason.map(Refusal::sentence);
    return switch (state) {
      case INSTALLING ->
          why.isPresent()
              ? "version " + from + " comes back"
              : "version " + to + " is being installed";
      case WATCHING ->
          "version "
              + to
              + " runs and is watched: when it does not serve well for a minute, version "
              + from
              + " comes back";
      case DONE -> "version " + to + " serves well";
      case RETURNED -> why.orElse("the previous version is back");
      case REFUSED -> why.orElse("the update was refused");
    };
  }

  private static Optional<State> state(String word) {
    for (State state : State.values()) {
      if (state.name().equalsIgnoreCase(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
