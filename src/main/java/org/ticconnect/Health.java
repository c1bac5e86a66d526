package org.ticconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.ticconnect.files.Part;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.meter.Freshness;
import org.ticconnect.pipeline.FailureCount;
import org.ticconnect.pipeline.SourceSteps;

/**
 * Whether the device does as well as before a change: its meters heard, its routes without errors.
 */
final class Health implements Part {
  /** A few can come from elsewhere. */
  private static final int MOST_FAILURES = 5;

  private final List<SourceSteps> sources;
  private final Freshness freshness;
  private final FailureCount failures;
  private final LongSupplier monotonic;
  private volatile Set<String> heardBefore = Set.of();
  private volatile long failuresBefore;

  /**
   * @param failures of the device's own routes
   * @param monotonic clock in nanoseconds
   */
  Health(
      List<SourceSteps> sources,
      Freshness freshness,
      FailureCount failures,
      LongSupplier monotonic) {
    this.sources = List.copyOf(sources);
    this.freshness = freshness;
    this.failures = failures;
    this.monotonic = monotonic;
  }

  @Override
  public List<Mistake> mistakes(Map<String, String> own) {
    return List.of();
  }

  @Override
  public void serve(Map<String, String> own) {
    heardBefore = heard();
    failuresBefore = failures.failures();
  }

  private Set<String> heard() {
    long now = monotonic.getAsLong();
    return sources.stream()
        .filter(source -> source.counters().fresh(freshness, now))
        .map(SourceSteps::source)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Trouble> troubles() {
    List<Trouble> troubles = new ArrayList<>();
    Set<String> heard = heard();
    for (String source : heardBefore) {
      if (!heard.contains(source)) {
        troubles.add(
            new Trouble(Optional.empty(), "the meter of " + source + " is not heard any more"));
      }
    }
    long failed = failures.failures() - failuresBefore;
    if (failed >= MOST_FAILURES) {
      troubles.add(
          new Trouble(Optional.empty(), failed + " messages failed in the routes of the device"));
    }
    return troubles;
  }
}
