package org.ticconnect.history.past;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The edges of a step: what was used in it is the difference of the indexes there, and not known
 * unless both are.
 *
 * @param from its start, in seconds of the epoch
 * @param to its end
 * @param before what was told just before it
 * @param here what was told in it
 * @param after what was told just after it
 * @param going whether it is not over: then what was used so far is told
 */
record Edges(
    Step step,
    long from,
    long to,
    Optional<Summary> before,
    Summary here,
    Optional<Summary> after,
    boolean going) {

  Map<Index, Long> energies() {
    Map<Index, Long> energies = new EnumMap<>(Index.class);
    here.spans()
        .forEach(
            (index, span) -> {
              OptionalLong start = start(index, span);
              OptionalLong end = end(index, span);
              if (!span.broken() && start.isPresent() && end.isPresent()) {
                energies.put(index, end.getAsLong() - start.getAsLong());
              }
            });
    return energies;
  }

  private OptionalLong start(Index index, Span span) {
    long away = span.firstAt() - from;
    Optional<Span> earlier =
        before
            .filter(summary -> summary.lastMeter() == here.firstMeter())
            .map(summary -> summary.spans().get(index))
            .filter(
                last ->
                    !last.broken()
                        && last.last() <= span.first()
                        && from - last.lastAt() <= step.nearEdge());
    if (earlier.isPresent() && from - earlier.get().lastAt() < away) {
      return OptionalLong.of(earlier.get().last());
    }
    return away <= step.nearEdge() ? OptionalLong.of(span.first()) : OptionalLong.empty();
  }

  private OptionalLong end(Index index, Span span) {
    if (going) {
      return OptionalLong.of(span.last());
    }
    long away = to - span.lastAt();
    Optional<Span> later =
        after
            .filter(summary -> summary.firstMeter() == here.lastMeter())
            .map(summary -> summary.spans().get(index))
            .filter(
                next ->
                    !next.broken()
                        && next.first() >= span.last()
                        && next.firstAt() - to <= step.nearEdge());
    if (later.isPresent() && later.get().firstAt() - to < away) {
      return OptionalLong.of(later.get().first());
    }
    return away <= step.nearEdge() ? OptionalLong.of(span.last()) : OptionalLong.empty();
  }

  /** What makes an index of it say nothing. */
  Optional<Row.Mark> mark() {
    boolean changed =
        here.twoMeters()
            || before
                .filter(summary -> summary.lastMeter() != 0 && here.firstMeter() != 0)
                .filter(summary -> summary.lastMeter() != here.firstMeter())
                .isPresent();
    if (changed) {
      return Optional.of(Row.Mark.METER_CHANGED);
    }
    boolean back =
        here.spans().entrySet().stream()
            .anyMatch(
                span ->
                    span.getValue().broken()
                        || before
                            .map(summary -> summary.spans().get(span.getKey()))
                            .filter(last -> last.last() > span.getValue().first())
                            .isPresent());
    return back ? Optional.of(Row.Mark.INDEX_BACK) : Optional.empty();
  }
}
