package org.ticconnect.modbus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was asked: the last hundred requests, figures for each client, and counters for each kind of
 * result.
 */
public final class RequestLog {
  static final int KEPT = 100;
  static final int MOST_CLIENTS = 64;

  private static final int KINDS = 256;
  private static final String COUNTER = "modbus.requests";

  /**
   * One request.
   *
   * @param nanos when, on the monotonic clock
   * @param client its IPv4 address
   * @param unit asked for, 0 to 255
   * @param function code, 0 to 255
   * @param address first register; -1 when the function has none
   * @param count of registers, or the value written; -1 when the function has none
   * @param exception code of the exception that it got; 0 when it was answered
   * @param micros how long the answer took
   */
  public record Asked(
      long nanos,
      String client,
      int unit,
      int function,
      int address,
      int count,
      int exception,
      long micros) {}

  /**
   * Requests that are new.
   *
   * @param total since the start, with these
   * @param asked oldest first, at most the last hundred
   */
  public record News(long total, List<Asked> asked) {}

  /**
   * Figures of one client, by its address.
   *
   * @param requests since it was first seen
   * @param errors requests that got an exception
   * @param last when it last asked, on the monotonic clock
   * @param perSecond requests a second, over about its last ten seconds of asking
   */
  public record Client(String address, long requests, long errors, long last, double perSecond) {}

  private static final class Figures {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long WINDOW_NANOS = 10_000_000_000L;

    private long last;
    private long requests;
    private long errors;
    private long windowStart;
    private long inWindow;
    private double rate;

    private Figures(long now) {
      windowStart = now;
    }

    private void count(Asked asked) {
      last = asked.nanos();
      requests++;
      errors += asked.exception() == 0 ? 0 : 1;
      if (last - windowStart >= WINDOW_NANOS) {
        rate = inWindow / ((last - windowStart) / NANOS_PER_SECOND);
        windowStart = last;
        inWindow = 0;
      }
      inWindow++;
    }

    private Client told(String address, long now) {
      double elapsed = (now - windowStart) / NANOS_PER_SECOND;
      boolean current = elapsed >= 1;
      return new Client(address, requests, errors, last, current ? inWindow / elapsed : rate);
    }
  }

  private final MeterRegistry meters;
  private final Counter[] byKind = new Counter[KINDS * KINDS];
  private final Asked[] newest = new Asked[KEPT];
  private final Map<String, Figures> clients = new LinkedHashMap<>(MOST_CLIENTS, 1, true);
  private long total;

  /**
   * @param meters gets counters {@code modbus.requests} with tags {@code function} and {@code
   *     result}
   */
  public RequestLog(MeterRegistry meters) {
    this.meters = meters;
  }

  synchronized void asked(Asked asked) {
    newest[(int) (total++ % KEPT)] = asked;
    Figures figures = clients.get(asked.client());
    if (figures == null) {
      if (clients.size() == MOST_CLIENTS) {
        clients.remove(clients.keySet().iterator().next());
      }
      figures = new Figures(asked.nanos());
      clients.put(asked.client(), figures);
    }
    figures.count(asked);
    counter(asked).increment();
  }

  /** Kinds are few: only known functions have one of their own. */
  private Counter counter(Asked asked) {
    int kind = asked.function() * KINDS + asked.exception();
    if (byKind[kind] == null) {
      boolean known = PduHandler.FUNCTIONS.contains(asked.function());
      byKind[kind] =
          meters.counter(
              COUNTER,
              "function",
              known ? String.format("%02d", asked.function()) : "other",
              "result",
              asked.exception() == 0 ? "ok" : String.format("%02X", asked.exception()));
    }
    return byKind[kind];
  }

  /** The last hundred, oldest first. */
  public synchronized List<Asked> newest() {
    List<Asked> all = new ArrayList<>();
    for (long i = Math.max(0, total - KEPT); i < total; i++) {
      all.add(newest[(int) (i % KEPT)]);
    }
    return all;
  }

  /**
   * What was asked since.
   *
   * @param seen total before, of those that were seen
   */
  public synchronized News since(long seen) {
    List<Asked> all = newest();
    int missed = (int) Math.min(all.size(), Math.max(0, total - seen));
    return new News(total, all.subList(all.size() - missed, all.size()));
  }

  /**
   * Clients that asked, the longest quiet first; at most 64.
   *
   * @param now on the monotonic clock
   */
  public synchronized List<Client> clients(long now) {
    List<Client> all = new ArrayList<>();
    clients.forEach((address, figures) -> all.add(figures.told(address, now)));
    return all;
  }

  /** How often each function got each result, such as {@code 03 ok} or {@code 06 01}. */
  public Map<String, Long> results() {
    Map<String, Long> results = new TreeMap<>();
    meters
        .find(COUNTER)
        .counters()
        .forEach(
            counter ->
                results.put(
                    counter.getId().getTag("function") + " " + counter.getId().getTag("result"),
                    (long) counter.count()));
    return results;
  }

  /** Requests since the start. */
  public synchronized long total() {
    return total;
  }
}
