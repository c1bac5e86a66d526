package org.ticconnect.owner.endpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToIntFunction;

/** The last of many things, in bounds of number and of bytes; for any thread. */
public final class Recent<T> {
  private final int most;
  private final int mostBytes;
  private final ToIntFunction<T> bytes;
  private final Deque<T> last = new ArrayDeque<>();
  private int bytesKept;

  /**
   * @param most how many are kept, at least 1
   * @param mostBytes how many bytes all that are kept take; one alone may take more
   * @param bytes how many one takes, the same whenever it is asked
   */
  public Recent(int most, int mostBytes, ToIntFunction<T> bytes) {
    this.most = most;
    this.mostBytes = mostBytes;
    this.bytes = bytes;
  }

  /** Keeps it, and forgets the oldest when there are too many. */
  public synchronized void add(T thing) {
    int more = bytes.applyAsInt(thing);
    while (!last.isEmpty() && (last.size() == most || bytesKept + more > mostBytes)) {
      bytesKept -= bytes.applyAsInt(last.removeFirst());
    }
    last.addLast(thing);
    bytesKept += more;
  }

  /** From the oldest to the newest. */
  public synchronized List<T> all() {
    return List.copyOf(last);
  }
}
