package org.ticconnect.owner.endpoint;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** An endpoint to which a route sends. */
final class OutletEndpoint extends DefaultEndpoint {
  private final Processor sending;

  /**
   * @param sending what is done with each message
   */
  OutletEndpoint(String uri, Component component, Processor sending) {
    super(uri, component);
    this.sending = sending;
  }

  @Override
  public Producer createProducer() {
    return new DefaultProducer(this) {
      @Override
      public void process(Exchange exchange) throws Exception {
        sending.process(exchange);
      }
    };
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        getEndpointUri() + " can only be sent to: use it in to");
  }
}
