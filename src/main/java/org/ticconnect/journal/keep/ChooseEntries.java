package org.ticconnect.journal.keep;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.ticconnect.journal.Draft;
import org.ticconnect.meter.Reading;

/**
 * Route step: a {@link Reading} to the list of {@link Draft}s that it is worth, mostly empty;
 * header {@code entries} tells how many.
 */
public final class ChooseEntries implements Processor {
  /** Header with the name of the source. */
  public static final String SOURCE = "source";

  private static final String ENTRIES = "entries";

  private final Map<String, WorthKeeping> sources;
  private final BooleanSupplier wanted;
  private final LongSupplier monotonic;

  /**
   * @param sources by name; frames of others are worth nothing
   * @param wanted whether anything is kept now; frames are looked at all the same, so that what is
   *     not kept is not taken for a silence of the meter later
   * @param monotonic clock in nanoseconds
   */
  public ChooseEntries(
      Map<String, WorthKeeping> sources, BooleanSupplier wanted, LongSupplier monotonic) {
    this.sources = Map.copyOf(sources);
    this.wanted = wanted;
    this.monotonic = monotonic;
  }

  @Override
  public void process(Exchange exchange) {
    Reading reading = exchange.getIn().getBody(Reading.class);
    WorthKeeping chooser = sources.get(reading.source());
    List<Draft> found = chooser == null ? List.of() : chooser.of(reading, monotonic.getAsLong());
    List<Draft> drafts = wanted.getAsBoolean() ? found : List.of();
    exchange.getIn().setHeader(SOURCE, reading.source());
    exchange.getIn().setHeader(ENTRIES, drafts.size());
    exchange.getIn().setBody(drafts);
  }
}
