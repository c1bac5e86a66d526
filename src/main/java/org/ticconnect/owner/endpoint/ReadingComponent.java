package org.ticconnect.owner.endpoint;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.ticconnect.meter.Reading;

/**
 * {@code reading:} gives each whole frame. Options: {@code source} (name of the source; all when
 * left out), {@code need} (quantities with commas, without which a frame is not given).
 */
final class ReadingComponent extends DefaultComponent {
  private static final int MOST_WAITING = 16;

  private final Inlet inlet;
  private final Teller teller;

  ReadingComponent(Inlet inlet, Teller teller) {
    this.inlet = inlet;
    this.teller = teller;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    Options options = new Options("reading:", parameters);
    Optional<String> source = options.text("source");
    Set<String> need = options.text("need").map(Options::list).orElse(Set.of());
    options.end();
    if (!remaining.isEmpty() && !remaining.equals("*")) {
      throw options.wrong("nothing comes after the colon, not " + remaining);
    }
    return new InletEndpoint<Reading>(
        uri,
        this,
        new InletEndpoint.Source<>(
            inlet.readings(),
            MOST_WAITING,
            reading -> source.map(reading.source()::equals).orElse(true),
            reading -> teller.reading(reading, need)));
  }
}
