package org.ticconnect.admin.inspect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.admin.file.Answer;
import org.ticconnect.admin.file.Asked;
import org.ticconnect.logs.LogLine;
import org.ticconnect.logs.LogRing;
import org.ticconnect.web.stream.Feed;

/** The last lines of the log, as far as they are asked for. */
final class Log implements Feed {
  private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

  private final LogRing ring;
  private final Identifiers identifiers;

  /**
   * @param identifiers never shown, whoever logged them
   */
  Log(LogRing ring, Identifiers identifiers) {
    this.ring = ring;
    this.identifiers = identifiers;
  }

  /** {@code level=} that one and worse, {@code text=} part of the line, {@code last=} at most. */
  Answer answer(Asked asked) {
    int level = level(asked.word("level"));
    String text = asked.word("text").orElse("").toLowerCase(Locale.ROOT);
    int most = asked.number("last").orElse(LogRing.KEPT);
    List<Map<String, Object>> lines =
        json(ring.since(0)).stream()
            .filter(line -> LEVELS.indexOf(line.get("level")) <= level)
            .filter(
                line ->
                    (line.get("logger") + " " + line.get("text"))
                        .toLowerCase(Locale.ROOT)
                        .contains(text))
            .toList();
    return Answer.of(lines.subList(Math.max(0, lines.size() - most), lines.size()));
  }

  private static int level(Optional<String> name) {
    int level = name.map(one -> LEVELS.indexOf(one.toUpperCase(Locale.ROOT))).orElse(LEVELS.size());
    if (level < 0) {
      throw new IllegalArgumentException("'level' must be one of " + LEVELS);
    }
    return level;
  }

  /** The last lines, one a line of the text. */
  String tail(int most) {
    List<LogLine> lines = ring.since(0);
    Identifiers.Mask mask = identifiers.mask();
    StringBuilder text = new StringBuilder();
    for (LogLine line : lines.subList(Math.max(0, lines.size() - most), lines.size())) {
      text.append(
          "%s %-5s %s - %s%n"
              .formatted(line.at(), line.level(), line.logger(), mask.of(line.text())));
    }
    return text.toString();
  }

  private List<Map<String, Object>> json(List<LogLine> lines) {
    Identifiers.Mask mask = identifiers.mask();
    return lines.stream().map(line -> json(line, mask)).toList();
  }

  private Map<String, Object> json(LogLine line, Identifiers.Mask mask) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", line.number());
    json.put("at", line.at().toString());
    json.put("level", line.level());
    json.put("logger", line.logger());
    json.put("text", mask.of(line.text()));
    return json;
  }

  @Override
  public String name() {
    return "log";
  }

  @Override
  public Cursor open(String argument) {
    return new News();
  }

  private final class News implements Cursor {
    private long seen;
    private boolean begun;

    @Override
    public Optional<Object> next() {
      List<LogLine> news = ring.since(seen);
      if (news.isEmpty() && begun) {
        return Optional.empty();
      }
      begun = true;
      seen = news.stream().mapToLong(LogLine::number).max().orElse(seen);
      return Optional.of(json(news));
    }
  }
}
