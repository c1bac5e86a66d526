package org.ticconnect.history.past;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How an export is written. */
public enum Format {
  CSV("text/csv; charset=utf-8") {
    @Override
    String begin(String source, Step step, List<String> columns) {
      return String.join(",", columns) + "\n";
    }

    @Override
    String row(String time, List<String> cells, boolean first) {
      return time + "," + String.join(",", cells) + "\n";
    }

    @Override
    String end() {
      return "";
    }
  },
  JSON("application/json") {
    @Override
    String begin(String source, Step step, List<String> columns) {
      return "{\"source\":\"%s\",\"step\":\"%s\",\"zone\":\"%s\",\"columns\":[%s],\n\"rows\":["
          .formatted(
              source,
              step.text(),
              Step.ZONE,
              columns.stream().map(Format::quoted).collect(Collectors.joining(",")));
    }

    @Override
    String row(String time, List<String> cells, boolean first) {
      return (first ? "\n[" : ",\n[")
          + quoted(time)
          + ","
          + cells.stream()
              .map(cell -> cell.isEmpty() ? "null" : cell)
              .collect(Collectors.joining(","))
          + "]";
    }

    @Override
    String end() {
      return "\n]}\n";
    }
  };

  private final String type;

  Format(String type) {
    this.type = type;
  }

  /** Empty when there is none of that name. */
  public static Optional<Format> named(String text) {
    return Arrays.stream(values()).filter(format -> format.text().equals(text)).findFirst();
  }

  /** Lower-case name, which ends a file's name too. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Content type of HTTP. */
  public String type() {
    return type;
  }

  abstract String begin(String source, Step step, List<String> columns);

  /**
   * @param cells numbers; empty where nothing is known
   */
  abstract String row(String time, List<String> cells, boolean first);

  abstract String end();

  /** Names and times have nothing in them that would have to be escaped. */
  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
