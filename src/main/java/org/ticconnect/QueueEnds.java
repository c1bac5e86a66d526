package org.ticconnect;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.seda.SedaConsumer;

/**
 * Has all queues between routes work off what is in them and end, at the same time: each looks only
 * once a second whether it is to end, and one after the other they would take that many seconds.
 */
final class QueueEnds {
  private static final long PATIENCE_SECONDS = 4;

  /** When nobody needs any more what is in them. */
  private static final long IMPATIENCE_SECONDS = 2;

  private QueueEnds() {}

  /** To be called when nothing is put into them any more; waits a second, at most some. */
  static void await(CamelContext context) {
    await(context, PATIENCE_SECONDS);
  }

  /**
   * The same where what is in them is to be forgotten.
   *
   * @return whether all ended; not when something holds up one of them
   */
  static boolean hurry(CamelContext context) {
    return await(context, IMPATIENCE_SECONDS);
  }

  private static boolean await(CamelContext context, long seconds) {
    List<Callable<Void>> ends =
        context.getRoutes().stream()
            .map(Route::getConsumer)
            .filter(SedaConsumer.class::isInstance)
            .map(SedaConsumer.class::cast)
            .map(QueueEnds::end)
            .toList();
    if (ends.isEmpty()) {
      return true;
    }
    ExecutorService threads =
        context.getExecutorServiceManager().newFixedThreadPool(context, "queue-ends", ends.size());
    try {
      return threads.invokeAll(ends, seconds, TimeUnit.SECONDS).stream()
          .noneMatch(Future::isCancelled);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      context.getExecutorServiceManager().shutdownNow(threads);
    }
  }

  private static Callable<Void> end(SedaConsumer consumer) {
    return () -> {
      consumer.prepareShutdown(false, false);
      return null;
    };
  }
}
