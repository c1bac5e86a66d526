package org.ticconnect.owner.endpoint;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Sends what waits in its inbox down the route, on a thread of its own. */
final class InletConsumer<T> extends DefaultConsumer implements Inflow {
  private static final long LONGEST_STOP_MILLIS = 500;

  private final InletEndpoint.Source<T> source;
  private volatile Inbox<T> inbox;
  private Optional<ExecutorService> thread = Optional.empty();

  InletConsumer(InletEndpoint<T> endpoint, Processor processor, InletEndpoint.Source<T> source) {
    super(endpoint, processor);
    this.source = source;
    this.inbox = new Inbox<>(source.most(), source.wanted());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    Inbox<T> fresh = new Inbox<>(source.most(), source.wanted());
    inbox = fresh;
    ExecutorService reading =
        getEndpoint()
            .getCamelContext()
            .getExecutorServiceManager()
            .newSingleThreadExecutor(this, getEndpoint().getEndpointUri());
    thread = Optional.of(reading);
    reading.execute(() -> run(fresh));
    source.all().add(fresh);
  }

  @Override
  protected void doStop() throws Exception {
    source.all().remove(inbox);
    inbox.close();
    if (thread.isPresent()) {
      var threads = getEndpoint().getCamelContext().getExecutorServiceManager();
      // What came before the stop still goes its way.
      thread.get().shutdown();
      threads.awaitTermination(thread.get(), LONGEST_STOP_MILLIS);
      threads.shutdownNow(thread.get());
    }
    thread = Optional.empty();
    super.doStop();
  }

  @Override
  public int waiting() {
    return inbox.waiting();
  }

  @Override
  public long dropped() {
    return inbox.dropped();
  }

  private void run(Inbox<T> from) {
    try {
      Optional<T> next = from.take();
      while (next.isPresent()) {
        source.telling().apply(next.get()).ifPresent(this::send);
        next = from.take();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Told told) {
    Exchange exchange = createExchange(false);
    try {
      told.fill(exchange);
      getProcessor().process(exchange);
    } catch (Exception | StackOverflowError failed) {
      // Counted by the route's own watch; a route that fails once is not a route that ends.
      exchange.setException(failed);
    } finally {
      releaseExchange(exchange, false);
    }
  }
}
