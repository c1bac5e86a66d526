package org.ticconnect.owner.endpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things that the routes of a file sent, for showing. */
public final class SentLog {
  private final int most;
  private final int longest;
  private final Deque<Sent> last = new ArrayDeque<>();

  /**
   * @param most how many are kept, at least 1
   * @param longest payload that is kept whole, in characters
   */
  public SentLog(int most, int longest) {
    this.most = most;
    this.longest = longest;
  }

  /** Keeps it, and forgets the oldest when there are too many. */
  public synchronized void add(Sent sent) {
    if (last.size() == most) {
      last.removeFirst();
    }
    last.addLast(sent.payload().length() <= longest ? sent : shortened(sent));
  }

  private Sent shortened(Sent sent) {
    String begin = sent.payload().substring(0, longest) + "...";
    return new Sent(sent.kind(), sent.target(), begin, sent.route(), sent.time());
  }

  /** From the oldest to the newest. */
  public synchronized List<Sent> all() {
    return List.copyOf(last);
  }
}
