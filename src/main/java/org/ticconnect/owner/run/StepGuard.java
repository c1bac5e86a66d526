package org.ticconnect.owner.run;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.processor.LogProcessor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Stands around each step of a file's routes: lets no message grow, wander or circle without end,
 * and lets none pass once the file is stopped, so that loops end.
 */
final class StepGuard implements InterceptStrategy {
  private final WorkingThreads threads;
  private final LogLines lines;
  private volatile boolean stopped;

  StepGuard(WorkingThreads threads, LogLines lines) {
    this.threads = threads;
    this.lines = lines;
  }

  /** From now on each step fails at once. */
  void stop() {
    stopped = true;
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode definition, Processor target, Processor next) {
    return new Guarded(target instanceof LogProcessor log ? new LogStep(log, lines) : target);
  }

  private void before(Exchange exchange, Journey journey) {
    if (stopped) {
      throw new IllegalStateException("the file was stopped");
    }
    threads.here();
    MessageSize.check(exchange);
    journey.enter();
  }

  private final class Guarded extends DelegateAsyncProcessor {
    Guarded(Processor step) {
      super(step);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      Journey journey = Journey.of(exchange);
      try {
        before(exchange, journey);
      } catch (IllegalStateException refused) {
        exchange.setException(refused);
        callback.done(true);
        return true;
      }
      return super.process(
          exchange,
          doneSync -> {
            journey.leave();
            after(exchange);
            callback.done(doneSync);
          });
    }

    private void after(Exchange exchange) {
      try {
        if (exchange.getException() == null) {
          MessageSize.check(exchange);
        }
      } catch (IllegalStateException grown) {
        exchange.setException(grown);
      }
    }
  }
}
