package org.ticconnect.owner.endpoint;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to web addresses: one request at a time to each host, at most 32 waiting for it, no
 * redirects. What fails is counted and told once a minute. There is no thread until something is
 * pushed, and none a few seconds after.
 */
public final class HttpPush implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPush.class);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration TELL_EVERY = Duration.ofMinutes(1);
  private static final int MOST_WAITING = 32;
  private static final long IDLE_SECONDS = 5;
  private static final int FIRST_REFUSAL = 300;

  private final Predicate<URI> allowed;
  private final LongSupplier monotonic;
  private final Map<String, ThreadPoolExecutor> lanes = new ConcurrentHashMap<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private Optional<HttpClient> client = Optional.empty();
  private long untold;
  private Optional<Long> lastTold = Optional.empty();
  private boolean closed;

  /**
   * @param allowed asked again for each request
   * @param monotonic clock in nanoseconds
   */
  public HttpPush(Predicate<URI> allowed, LongSupplier monotonic) {
    this.allowed = allowed;
    this.monotonic = monotonic;
  }

  /** Hands over a request; neither waits nor throws. */
  public void push(PushRequest request) {
    if (!allowed.test(request.url())) {
      failed(request, "it is not allowed by the administrator");
      return;
    }
    try {
      lane(request.url()).execute(() -> send(request));
    } catch (RejectedExecutionException full) {
      failed(request, "more than " + MOST_WAITING + " requests wait for it");
    }
  }

  /** How many were answered as wished. */
  public long sent() {
    return sent.get();
  }

  /** How many were refused, not answered in time or dropped. */
  public long failed() {
    return failed.get();
  }

  private synchronized ThreadPoolExecutor lane(URI url) {
    if (closed) {
      throw new RejectedExecutionException("closed");
    }
    String host = url.getScheme() + "://" + url.getAuthority();
    return lanes.computeIfAbsent(
        host,
        name ->
            new ThreadPoolExecutor(
                0,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                daemon("push " + url.getHost())));
  }

  private static ThreadFactory daemon(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private void send(PushRequest request) {
    HttpRequest asked =
        HttpRequest.newBuilder(request.url())
            .timeout(PATIENCE)
            .header("Content-Type", request.contentType())
            .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()))
            .build();
    Future<HttpResponse<Void>> answer =
        client().sendAsync(asked, HttpResponse.BodyHandlers.discarding());
    try {
      // The client's own time-out ends with the headers; a body may drip for ever.
      int status = answer.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (status < FIRST_REFUSAL) {
        sent.incrementAndGet();
      } else {
        failed(request, "it answered " + status);
      }
    } catch (ExecutionException refused) {
      failed(request, String.valueOf(refused.getCause()));
    } catch (TimeoutException slow) {
      answer.cancel(true);
      failed(request, "it did not answer in time");
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
    }
  }

  private synchronized HttpClient client() {
    HttpClient made =
        client.orElseGet(
            () ->
                HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build());
    client = Optional.of(made);
    return made;
  }

  private synchronized void failed(PushRequest request, String why) {
    failed.incrementAndGet();
    untold++;
    long now = monotonic.getAsLong();
    if (lastTold.isEmpty() || now - lastTold.get() >= TELL_EVERY.toNanos()) {
      LOG.warn(
          "{} of the pushes of owners' routes failed; the last to {}://{}: {}",
          untold,
          request.url().getScheme(),
          request.url().getAuthority(),
          why);
      untold = 0;
      lastTold = Optional.of(now);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    lanes.values().forEach(ThreadPoolExecutor::shutdownNow);
    lanes.clear();
    client = Optional.empty();
  }
}
