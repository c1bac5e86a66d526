package org.ticconnect.owner.endpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What waits for one consumer. Who puts something in never waits: when it is full the oldest is
 * dropped, for the newest value is the one that counts.
 */
final class Inbox<T> {
  private final int most;
  private final Predicate<T> wanted;
  private final Deque<T> waiting = new ArrayDeque<>();
  private long dropped;
  private boolean working;
  private boolean closed;

  Inbox(int most, Predicate<T> wanted) {
    this.most = most;
    this.wanted = wanted;
  }

  void offer(T item) {
    if (!wanted.test(item)) {
      return;
    }
    synchronized (this) {
      if (closed) {
        return;
      }
      if (waiting.size() == most) {
        waiting.removeFirst();
        dropped++;
      }
      waiting.addLast(item);
      notifyAll();
    }
  }

  /**
   * Waits for the next, for the one taken before is done; empty once it is closed and nothing
   * waits.
   */
  synchronized Optional<T> take() throws InterruptedException {
    working = false;
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    working = !waiting.isEmpty();
    return Optional.ofNullable(waiting.pollFirst());
  }

  /** Takes nothing more; what waits is still given. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Takes nothing more, and what waits is forgotten. */
  synchronized void abandon() {
    waiting.clear();
    close();
  }

  /** How many wait or are being worked on. */
  synchronized int waiting() {
    return waiting.size() + (working ? 1 : 0);
  }

  synchronized long dropped() {
    return dropped;
  }
}
