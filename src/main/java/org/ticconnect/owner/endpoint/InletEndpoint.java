package org.ticconnect.owner.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** An endpoint from which a route receives what a meter tells. */
final class InletEndpoint<T> extends DefaultEndpoint implements MultipleConsumersSupport {
  private final Source<T> source;

  /**
   * What is received.
   *
   * @param all everybody who receives such things
   * @param most how many wait for the route before the oldest is dropped
   * @param wanted what is received of it; asked on the meter's thread
   * @param telling what is said of it, on the route's thread; empty when there is nothing to say
   */
  record Source<T>(
      List<Inbox<T>> all, int most, Predicate<T> wanted, Function<T, Optional<Told>> telling) {}

  InletEndpoint(String uri, Component component, Source<T> source) {
    super(uri, component);
    this.source = source;
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    InletConsumer<T> consumer = new InletConsumer<>(this, processor, source);
    configureConsumer(consumer);
    return consumer;
  }

  /** Several routes of a file may wait for the same. */
  @Override
  public boolean isMultipleConsumersSupported() {
    return true;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException(
        getEndpointUri() + " can only be received from: use it in from");
  }
}
