package org.ticconnect.source;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a line on a thread of its own and sends each piece down the route. */
final class TicConsumer extends DefaultConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(TicConsumer.class);

  private final TicEndpoint endpoint;
  private Optional<LineState> last = Optional.empty();
  private Optional<ExecutorService> reader = Optional.empty();
  private Optional<ScheduledExecutorService> timer = Optional.empty();

  TicConsumer(TicEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    var threads = endpoint.getCamelContext().getExecutorServiceManager();
    String name = "tic-" + endpoint.getKind();
    ScheduledExecutorService silence =
        threads.newSingleThreadScheduledExecutor(this, name + "-silence");
    timer = Optional.of(silence);
    ExecutorService reading = threads.newSingleThreadExecutor(this, name);
    reader = Optional.of(reading);
    Line line = endpoint.createLine(silence);
    reading.execute(() -> read(line));
  }

  @Override
  protected void doStop() throws Exception {
    var threads = endpoint.getCamelContext().getExecutorServiceManager();
    reader.ifPresent(threads::shutdownNow);
    timer.ifPresent(threads::shutdownNow);
    reader = Optional.empty();
    timer = Optional.empty();
    super.doStop();
  }

  private void read(Line line) {
    try {
      line.run(
          new Line.Sink() {
            @Override
            public void bytes(byte[] bytes) {
              send(bytes);
            }

            @Override
            public void state(LineState state) {
              changed(state);
            }
          });
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(byte[] bytes) {
    Exchange exchange = createExchange(true);
    try {
      exchange.getIn().setBody(bytes);
      getProcessor().process(exchange);
      if (exchange.getException() != null) {
        getExceptionHandler().handleException("Nobody handled a failure", exchange.getException());
      }
    } catch (Exception failed) {
      getExceptionHandler().handleException("Cannot process what the line sent", failed);
    } finally {
      releaseExchange(exchange, false);
    }
  }

  private void changed(LineState state) {
    Optional<LineState> now = Optional.of(state);
    if (!now.equals(last)) {
      last = now;
      LOG.info("Line {}: {}", state.status().name().toLowerCase(Locale.ROOT), state.detail());
      endpoint.getLineListener().changed(state);
    }
  }
}
