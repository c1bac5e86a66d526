package org.ticconnect.history.past;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of a chart. */
public sealed interface Series permits Gauge, Index, Curve {

  /** Lower-case name by which it is asked for. */
  String title();

  /** Such as {@code VA}, {@code W}, {@code Wh}. */
  String unit();

  /** Whether it is computed from an assumption and not measured by the meter. */
  boolean estimated();

  /** All of them, in the order in which they are told. */
  static List<Series> all() {
    return Stream.<Series[]>of(Gauge.values(), Index.values(), Curve.values())
        .flatMap(Stream::of)
        .toList();
  }

  /** Empty when there is none of that name. */
  static Optional<Series> named(String title) {
    return all().stream().filter(series -> series.title().equals(title)).findFirst();
  }
}
