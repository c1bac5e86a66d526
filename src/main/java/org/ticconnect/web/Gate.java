package org.ticconnect.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Who may do what. Asked before anything else of a request is looked at but its form and its host;
 * it answers those that it does not let pass.
 */
public interface Gate extends Handler<RoutingContext> {
  /** Under which a gate tells the request who asks. */
  String ROLE = "role";

  /** The role of those who have not said who they are: they are told less. */
  String NOBODY = "none";

  /** Whether a request that was let pass, and whose answer goes on, would be let pass now too. */
  boolean stillLetsPass(RoutingContext context);

  /** One that lets everybody pass. */
  static Gate open() {
    return new Gate() {
      @Override
      public void handle(RoutingContext context) {
        context.next();
      }

      @Override
      public boolean stillLetsPass(RoutingContext context) {
        return true;
      }
    };
  }
}
