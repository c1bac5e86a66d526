package org.ticconnect.owner.endpoint;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code live:QUANTITY} gives each new value of one quantity, of several with commas, or of all
 * with {@code *}. Option: {@code source} (name of the source; all when left out).
 */
final class LiveComponent extends DefaultComponent {
  /** About three frames of all quantities. */
  private static final int MOST_WAITING = 256;

  private final Inlet inlet;
  private final Teller teller;

  LiveComponent(Inlet inlet, Teller teller) {
    this.inlet = inlet;
    this.teller = teller;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    Options options = new Options("live:" + remaining, parameters);
    Optional<String> source = options.text("source");
    options.end();
    Set<String> quantities = Options.list(remaining);
    if (quantities.isEmpty()) {
      throw options.wrong("name a quantity, or * for all");
    }
    boolean all = quantities.contains("*");
    return new InletEndpoint<LiveChange>(
        uri,
        this,
        new InletEndpoint.Source<>(
            inlet.changes(),
            MOST_WAITING,
            told ->
                told.change().value().isPresent()
                    && (all || quantities.contains(told.change().quantity().name()))
                    && source.map(told.values().source()::equals).orElse(true),
            teller::live));
  }
}
