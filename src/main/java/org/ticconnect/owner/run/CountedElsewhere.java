package org.ticconnect.owner.run;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Is silent about failed messages: the watch of the route counts and tells them. */
final class CountedElsewhere implements ExceptionHandler {

  @Override
  public void handleException(Throwable failure) {
    // Counted by RouteWatch.
  }

  @Override
  public void handleException(String message, Throwable failure) {
    // Counted by RouteWatch.
  }

  @Override
  public void handleException(String message, Exchange exchange, Throwable failure) {
    // Counted by RouteWatch.
  }
}
