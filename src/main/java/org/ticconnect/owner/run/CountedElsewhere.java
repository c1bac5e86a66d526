package org.ticconnect.owner.run;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Is silent about failed messages: the tally of the file counts them. */
final class CountedElsewhere implements ExceptionHandler {

  @Override
  public void handleException(Throwable failure) {
    // FileTally has counted it.
  }

  @Override
  public void handleException(String message, Throwable failure) {
    // FileTally has counted it.
  }

  @Override
  public void handleException(String message, Exchange exchange, Throwable failure) {
    // FileTally has counted it.
  }
}
