package org.ticconnect.history.past;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;

/** A long time as text, made while it is read: never more than some hundred steps are in memory. */
final class Export implements Enumeration<InputStream> {
  private static final int ROWS_AT_ONCE = 500;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(Step.ZONE);
  private static final int DECIMALS = 2;

  private final Charts charts;
  private final Question asked;
  private final Format format;
  private final String beginning;
  private long next;
  private boolean begun;
  private boolean rowWritten;
  private boolean ended;

  private Export(Charts charts, String source, Question asked, Format format) {
    this.charts = charts;
    this.asked = asked;
    this.format = format;
    this.beginning = format.begin(source, asked.step(), columns(asked));
    this.next = asked.step().start(asked.from());
  }

  /**
   * @param asked with the series that are wanted
   */
  static InputStream of(Charts charts, String source, Question asked, Format format) {
    return new SequenceInputStream(new Export(charts, source, asked, format));
  }

  private static List<String> columns(Question asked) {
    List<String> columns = new ArrayList<>(List.of("time"));
    for (Series series : asked.of()) {
      columns.add(series.title() + "_" + series.unit());
      if (ranges(asked, series)) {
        columns.add(series.title() + "_min_" + series.unit());
        columns.add(series.title() + "_max_" + series.unit());
      }
    }
    return columns;
  }

  private static boolean ranges(Question asked, Series series) {
    return series instanceof Gauge && asked.step() != Step.SECOND;
  }

  @Override
  public boolean hasMoreElements() {
    return !ended;
  }

  @Override
  public InputStream nextElement() {
    if (ended) {
      throw new NoSuchElementException();
    }
    StringBuilder text = new StringBuilder(begun ? "" : beginning);
    begun = true;
    if (next < asked.to()) {
      List<Long> starts = Charts.starts(asked.step(), next, asked.to(), ROWS_AT_ONCE);
      charts.rows(asked.step(), starts).forEach(row -> text.append(line(row)));
      next = starts.get(starts.size() - 1);
    }
    if (next >= asked.to()) {
      text.append(format.end());
      ended = true;
    }
    return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String line(Row row) {
    List<String> cells = new ArrayList<>();
    for (Series series : asked.of()) {
      cells.add(cell(row.value(series)));
      if (ranges(asked, series)) {
        Mean mean = row.means().get(series);
        cells.add(mean == null ? "" : cell(mean.least()));
        cells.add(mean == null ? "" : cell(mean.greatest()));
      }
    }
    boolean first = !rowWritten;
    rowWritten = true;
    return format.row(TIME.format(Instant.ofEpochSecond(row.start())), cells, first);
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : rounded(value).toPlainString();
  }

  /** With two decimals at most, without trailing zeros. */
  static BigDecimal rounded(double value) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
