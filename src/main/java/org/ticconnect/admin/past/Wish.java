package org.ticconnect.admin.past;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.ticconnect.history.past.Chronicle;
import org.ticconnect.history.past.Format;
import org.ticconnect.history.past.Question;
import org.ticconnect.history.past.Series;
import org.ticconnect.history.past.Step;

/**
 * The parameters of a request. Each question about them that has no answer says what is allowed.
 */
final class Wish {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final int LONGEST_SHOWN = 60;

  private final Map<String, Object> words;

  private Wish(Map<String, Object> words) {
    this.words = words;
  }

  /** Takes them from the headers, which are where the HTTP endpoint puts them. */
  static Wish of(Message message) {
    return new Wish(
        Map.copyOf(
            List.of("source", "step", "from", "to", "of", "format").stream()
                .filter(name -> message.getHeader(name) != null)
                .collect(Collectors.toMap(name -> name, message::getHeader))));
  }

  private Optional<String> word(String name) {
    return Optional.ofNullable(words.get(name))
        .map(String::valueOf)
        .filter(text -> !text.isEmpty());
  }

  private static IllegalArgumentException wrong(String name, String value, String allowed) {
    String shown =
        value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "..." : value;
    return new IllegalArgumentException("'%s' is '%s': %s".formatted(name, shown, allowed));
  }

  /** Whether a source is named. */
  boolean namesSource() {
    return word("source").isPresent();
  }

  /**
   * The source that is meant; the first one when none is named.
   *
   * @throws IllegalArgumentException when there is no such source
   */
  Chronicle source(Map<String, Chronicle> sources) {
    String name = word("source").orElse(sources.keySet().iterator().next());
    if (!sources.containsKey(name)) {
      throw wrong("source", name, "there are " + String.join(", ", sources.keySet()));
    }
    return sources.get(name);
  }

  /**
   * @throws IllegalArgumentException when there is no such format
   */
  Format format() {
    String text = word("format").orElse("csv");
    return Format.named(text).orElseThrow(() -> wrong("format", text, "must be csv or json"));
  }

  private Step step(Step usual) {
    String text = word("step").orElse(usual.text());
    String allowed = Arrays.stream(Step.values()).map(Step::text).collect(Collectors.joining(", "));
    return Step.named(text).orElseThrow(() -> wrong("step", text, "must be one of " + allowed));
  }

  private Optional<Instant> time(String name) {
    return word(name).map(text -> time(name, text));
  }

  private static Instant time(String name, String text) {
    try {
      Instant time = Instant.parse(text);
      if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException none) {
      throw wrong(name, text, "must be a time such as 2026-01-31T23:00:00Z");
    }
    throw wrong(name, text, "must be from 2000-01-01T00:00:00Z to before 2100-01-01T00:00:00Z");
  }

  private List<Series> of() {
    return word("of").stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::trim)
        .distinct()
        .map(Wish::series)
        .toList();
  }

  private static Series series(String name) {
    String allowed = Series.all().stream().map(Series::title).collect(Collectors.joining(", "));
    return Series.named(name)
        .orElseThrow(
            () -> wrong("of", name, "must be some of these, separated by commas: " + allowed));
  }

  /**
   * A part of the past; the last time that fits a page when none is named.
   *
   * @throws IllegalArgumentException when a parameter is wrong
   */
  Question chart(Chronicle past) {
    Step step = step(Step.MINUTE);
    Instant to = time("to").orElseGet(() -> time("from").isPresent() ? latest(past) : past.now());
    return question(step, time("from").orElse(to.minusSeconds(step.usual())), to);
  }

  /**
   * All that is kept, or a part of it.
   *
   * @throws IllegalArgumentException when a parameter is wrong
   */
  Question export(Chronicle past) {
    Step step = step(Step.HOUR);
    Instant last = latest(past);
    Instant to = time("to").orElse(last);
    Instant oldest =
        step == Step.SECOND
            ? past.now().minusSeconds(step.usual())
            : past.first(step).orElse(past.now());
    Instant from = time("from").orElse(oldest.isBefore(to) ? oldest : to.minusSeconds(1));
    Question asked = question(step, from, to);
    // Outside of what is kept there would only be gaps, for ever.
    long begin = Math.max(asked.from(), oldest.getEpochSecond());
    long end = Math.min(asked.to(), last.getEpochSecond());
    return new Question(step, Math.min(begin, end), end, asked.of());
  }

  private static Instant latest(Chronicle past) {
    return past.now().plusSeconds(1);
  }

  private Question question(Step step, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw wrong("from", from.toString(), "must be before 'to', which is " + to);
    }
    return new Question(step, from.getEpochSecond(), to.getEpochSecond(), of());
  }
}
