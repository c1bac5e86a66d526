package org.ticconnect.source;

import java.time.Duration;
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

  private static final long LONGEST_STOP_MILLIS = 2000;
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private static final Duration KNOCK_AFTER = Duration.ofSeconds(5);
  private static final byte[] NOTHING = {};

  /** What a meter sends before it interrupts its output; receivers then drop what was begun. */
  private static final byte[] INTERRUPTED = {0x04};

  private final TicEndpoint endpoint;
  private volatile long sent = System.nanoTime();
  private Optional<LineState> last = Optional.empty();
  private boolean openedBefore;
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
    try {
      Line line = endpoint.createLine(silence);
      ExecutorService reading = threads.newSingleThreadExecutor(this, name);
      reader = Optional.of(reading);
      reading.execute(() -> read(line));
    } catch (RuntimeException wrongAddress) {
      threads.shutdownNow(silence);
      throw wrongAddress;
    }
  }

  @Override
  protected void doStop() throws Exception {
    var threads = endpoint.getCamelContext().getExecutorServiceManager();
    if (reader.isPresent()) {
      threads.shutdownNow(reader.get());
      threads.awaitTermination(reader.get(), LONGEST_STOP_MILLIS);
    }
    timer.ifPresent(threads::shutdownNow);
    reader = Optional.empty();
    timer = Optional.empty();
    super.doStop();
  }

  /** Nothing but the stop of the consumer ends the reading; a line that fails is begun again. */
  private void read(Line line) {
    try {
      boolean again = true;
      while (again) {
        again = !finished(line);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean finished(Line line) throws InterruptedException {
    try {
      line.run(
          new Line.Sink() {
            @Override
            public void bytes(byte[] bytes) {
              send(bytes);
              endpoint.getLineListener().turned();
            }

            @Override
            public void state(LineState state) {
              endpoint.getLineListener().turned();
              changed(state);
            }

            @Override
            public void turned() {
              endpoint.getLineListener().turned();
              knock();
            }

            @Override
            public void restarted() {
              send(INTERRUPTED);
              endpoint.getLineListener().restarted();
            }

            @Override
            public void parityErrors(int count) {
              endpoint.getLineListener().parityErrors(count);
            }
          });
      endpoint.getLineListener().ended();
      return true;
    } catch (RuntimeException | LinkageError failed) {
      LOG.debug("Line failed", failed);
      changed(new LineState(LineState.Status.LOST, "the line failed: " + failed));
      Pace.sleep(PAUSE_AFTER_FAILURE);
      return false;
    }
  }

  /** On a silent line nothing would show that the route still takes what is read. */
  private void knock() {
    if (System.nanoTime() - sent > KNOCK_AFTER.toNanos()) {
      send(NOTHING);
    }
  }

  private synchronized void send(byte[] bytes) {
    sent = System.nanoTime();
    if (!isRunAllowed()) {
      Thread.currentThread().interrupt();
      return;
    }
    Exchange exchange = createExchange(true);
    try {
      exchange.getIn().setBody(bytes);
      getProcessor().process(exchange);
      if (exchange.getException() != null) {
        failed(exchange.getException());
      }
    } catch (Exception failed) {
      failed(failed);
    } finally {
      releaseExchange(exchange, false);
    }
  }

  private void failed(Exception failure) {
    if (!isRunAllowed() || failure instanceof InterruptedException) {
      // Stopping: the line sees it at its next wait.
      Thread.currentThread().interrupt();
    } else {
      getExceptionHandler().handleException("Cannot process what the line sent", failure);
    }
  }

  private void opened() {
    if (openedBefore) {
      send(INTERRUPTED);
    }
    openedBefore = true;
  }

  private void changed(LineState state) {
    Optional<LineState> now = Optional.of(state);
    if (!now.equals(last)) {
      boolean wasOpen = last.filter(one -> one.status() == LineState.Status.OPEN).isPresent();
      if (state.status() == LineState.Status.OPEN && !wasOpen) {
        opened();
      }
      last = now;
      LOG.info("Line {}: {}", state.status().name().toLowerCase(Locale.ROOT), state.detail());
      endpoint.getLineListener().changed(state);
    }
  }
}
