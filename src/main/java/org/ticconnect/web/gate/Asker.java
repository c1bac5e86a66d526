package org.ticconnect.web.gate;

import io.vertx.ext.web.RoutingContext;
import org.ticconnect.access.Caller;
import org.ticconnect.access.Source;

/** Who asks, and from where. */
public record Asker(Caller caller, Source source) {
  /**
   * Header of a request that passed the gate: who asks, empty for a stranger. What came under this
   * name from outside is never left in it.
   */
  public static final String HEADER = "TIC-Asker";

  private static final String KEY = "tic.asker";

  /** The one of a request that passed the gate. */
  public static Asker of(RoutingContext context) {
    return context.get(KEY);
  }

  void putInto(RoutingContext context) {
    context.put(KEY, this);
    context.request().headers().set(HEADER, caller.name());
  }
}
