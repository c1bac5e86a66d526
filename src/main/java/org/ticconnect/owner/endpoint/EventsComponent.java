package org.ticconnect.owner.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.ticconnect.owner.OwnerEvent;

/**
 * {@code events:} gives all events, {@code events:KIND1,KIND2} those of some kinds. Option: {@code
 * source} (name of the source; all when left out).
 */
final class EventsComponent extends DefaultComponent {
  private static final int MOST_WAITING = 64;
  private static final List<String> KINDS =
      Arrays.stream(OwnerEvent.Kind.values()).map(OwnerEvent.Kind::text).toList();

  private final Inlet inlet;
  private final Teller teller;

  EventsComponent(Inlet inlet, Teller teller) {
    this.inlet = inlet;
    this.teller = teller;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    Options options = new Options("events:" + remaining, parameters);
    Optional<String> source = options.text("source");
    options.end();
    Set<String> kinds = remaining.equals("*") ? Set.of() : Options.list(remaining);
    kinds.forEach(kind -> options.oneOf("a kind of event", kind, KINDS));
    return new InletEndpoint<OwnerEvent>(
        uri,
        this,
        new InletEndpoint.Source<>(
            inlet.events(),
            MOST_WAITING,
            event ->
                (kinds.isEmpty() || kinds.contains(event.kind().text()))
                    && source.map(event.source()::equals).orElse(true),
            event -> Optional.of(teller.event(event))));
  }
}
