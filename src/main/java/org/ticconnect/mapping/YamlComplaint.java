package org.ticconnect.mapping;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What the parser of YAML complains about, in words and at a place that help the owner of the file.
 * The parser tells where it cannot go on; the mistake is often before that.
 */
final class YamlComplaint {
  private static final Pattern NO_BEGINNING =
      Pattern.compile("found character '(.)' that cannot start any token.*");
  private static final String NAME = " *(?:- +){0,9}([A-Za-z][A-Za-z0-9_-]{0,39})";
  private static final Pattern NAME_ALONE = Pattern.compile(NAME + " *");
  private static final Pattern NO_BLANK = Pattern.compile(NAME + ":[^ :].*");
  private static final Pattern FIELD = Pattern.compile(NAME + " *: +(.*)");
  private static final Pattern EASY_TO_QUOTE = Pattern.compile("[^\"\\\\#]{1,60}");

  private final List<String> lines;

  /**
   * @param text the whole file
   */
  YamlComplaint(String text) {
    lines = text.lines().toList();
  }

  /** What the owner reads; complaints that are seldom are told as the parser tells them. */
  YamlMistake of(MarkedYamlEngineException wrong) {
    String problem = Objects.requireNonNullElse(wrong.getProblem(), "is no YAML");
    String context = Objects.requireNonNullElse(wrong.getContext(), "");
    return endless(wrong, context, problem)
        .or(() -> colon(wrong, problem))
        .orElseGet(() -> new YamlMistake(wrong.getProblemMark(), inWords(problem)));
  }

  private static String inWords(String problem) {
    if (problem.startsWith("expected ',' or '}', but got {")) {
      return "a text with braces needs quotation marks around all of it, such as '{\"a\": 1}'";
    }
    if (problem.contains("\\t(TAB)")) {
      return "a TAB stands here; indent with blanks";
    }
    if (problem.startsWith("expected <block end>, but found '<scalar>'")) {
      return "a text in quotation marks has ended before this; a quotation mark is missing or one"
          + " too many, here or above";
    }
    if (problem.startsWith("expected <block end>")) {
      return "this does not fit what stands above; begin it in the same column as what it belongs"
          + " with, and write a blank behind each '-'";
    }
    Matcher beginning = NO_BEGINNING.matcher(problem);
    return beginning.matches()
        ? "a text that begins with " + beginning.group(1) + " needs quotation marks around it"
        : problem;
  }

  /** Something that is open at the end of the file; where it opens counts. */
  private static Optional<YamlMistake> endless(
      MarkedYamlEngineException wrong, String context, String problem) {
    if (!problem.contains("end of stream") && !problem.contains("<stream end>")) {
      return Optional.empty();
    }
    if (context.contains("quoted scalar")) {
      return Optional.of(
          new YamlMistake(wrong.getContextMark(), "the quotation mark here is never closed"));
    }
    return context.contains("flow")
        ? Optional.of(new YamlMistake(wrong.getContextMark(), "the bracket here is never closed"))
        : Optional.empty();
  }

  /** A colon where no name of a field can end, or none where one should. */
  private Optional<YamlMistake> colon(MarkedYamlEngineException wrong, String problem) {
    if (problem.startsWith("could not find expected ':'")) {
      return wrong.getContextMark().flatMap(mark -> noColon(mark.getLine()));
    }
    if (!problem.startsWith("mapping values are not allowed")) {
      return Optional.empty();
    }
    return wrong
        .getProblemMark()
        .map(
            mark ->
                NAME_ALONE.matcher(before(mark)).matches()
                    ? behindText(mark)
                    : new YamlMistake(
                        Optional.of(mark),
                        "a text with a colon before a blank or at its end needs quotation marks"
                            + " around it"
                            + quoted(line(mark.getLine()))));
  }

  /** The name of this line counts as more of the text above it. */
  private YamlMistake behindText(Mark name) {
    int above = name.getLine() - 1;
    while (above > 0 && line(above).isBlank()) {
      above--;
    }
    return noColon(above)
        .orElseGet(
            () ->
                new YamlMistake(
                    Optional.of(name),
                    "the line above has its value already; begin this one in the same column as"
                        + " the name there"));
  }

  private Optional<YamlMistake> noColon(int line) {
    Matcher noBlank = NO_BLANK.matcher(line(line));
    if (noBlank.matches()) {
      String problem = "a blank is missing behind '" + noBlank.group(1) + ":'";
      return Optional.of(new YamlMistake(line + 1, noBlank.end(1) + 2, problem));
    }
    Matcher alone = NAME_ALONE.matcher(line(line));
    return alone.matches()
        ? Optional.of(
            new YamlMistake(
                line + 1, alone.end(1) + 1, "a colon is missing behind '" + alone.group(1) + "'"))
        : Optional.empty();
  }

  private static String quoted(String line) {
    Matcher field = FIELD.matcher(line);
    return field.matches() && EASY_TO_QUOTE.matcher(field.group(2)).matches()
        ? ": " + field.group(1) + ": \"" + field.group(2).stripTrailing() + "\""
        : "";
  }

  private String before(Mark mark) {
    String line = line(mark.getLine());
    int points = Math.min(mark.getColumn(), line.codePointCount(0, line.length()));
    return line.substring(0, line.offsetByCodePoints(0, points));
  }

  // The parser may count lines by other characters than we do.
  private String line(int number) {
    return number >= 0 && number < lines.size() ? lines.get(number) : "";
  }
}
