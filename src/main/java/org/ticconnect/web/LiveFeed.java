package org.ticconnect.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.web.stream.Feed;

/** The newest values while they change: those that were confirmed anew, or that became too old. */
public final class LiveFeed implements Feed {
  private final List<Supplier<LiveValues>> sources;
  private final Freshness freshness;
  private final LongSupplier monotonic;
  private final LivePage page;

  /**
   * @param sources values of each source
   * @param monotonic clock in nanoseconds
   */
  public LiveFeed(List<Supplier<LiveValues>> sources, Freshness freshness, LongSupplier monotonic) {
    this.sources = List.copyOf(sources);
    this.freshness = freshness;
    this.monotonic = monotonic;
    this.page = new LivePage(sources, freshness, monotonic);
  }

  @Override
  public String name() {
    return "live";
  }

  @Override
  public Cursor open(String argument) {
    return new Changes();
  }

  private record Seen(Measurement measurement, boolean fresh) {}

  private final class Changes implements Cursor {
    private final List<Map<String, Seen>> seen = new ArrayList<>();
    private boolean begun;

    private Changes() {
      sources.forEach(source -> seen.add(new HashMap<>()));
    }

    @Override
    public Optional<Object> next() {
      List<Object> changed = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        LiveValues values = sources.get(i).get();
        List<Measurement> fresh = changed(values, seen.get(i));
        if (!fresh.isEmpty() || !begun) {
          changed.add(page.source(values.source(), fresh.stream()));
        }
      }
      begun = true;
      return changed.isEmpty() ? Optional.empty() : Optional.of(changed);
    }

    private List<Measurement> changed(LiveValues values, Map<String, Seen> before) {
      long now = monotonic.getAsLong();
      return values
          .all()
          .filter(
              one -> {
                Seen state = new Seen(one, freshness.fresh(one, now));
                Seen last = before.put(one.quantity().name(), state);
                boolean same =
                    last != null && last.measurement() == one && last.fresh() == state.fresh();
                return !same && (last != null || one.value().isPresent());
              })
          .toList();
    }
  }
}
