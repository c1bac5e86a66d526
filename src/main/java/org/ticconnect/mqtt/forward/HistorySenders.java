package org.ticconnect.mqtt.forward;

import java.util.List;
import java.util.function.ToLongFunction;

/** All senders of kept entries, one for each source: what holds one up holds up no other. */
public final class HistorySenders {
  private final List<HistorySender> senders;

  public HistorySenders(List<HistorySender> senders) {
    this.senders = List.copyOf(senders);
  }

  /**
   * Sends what waits, and waits for the broker; to be called each second.
   *
   * @param batch where and how it is sent now
   */
  public void send(HistoryBatch batch) {
    senders.forEach(sender -> sender.send(batch));
  }

  /** Entries that the broker has not confirmed yet. */
  public long waiting() {
    return sum(HistorySender::waiting);
  }

  /** Entries that grew too old, or had no room, before the broker confirmed them. */
  public long dropped() {
    return sum(HistorySender::dropped);
  }

  /** Entries that the broker confirmed since the start. */
  public long sent() {
    return sum(HistorySender::sent);
  }

  /** Entries that the broker does not take, since the start. */
  public long skipped() {
    return sum(HistorySender::skipped);
  }

  private long sum(ToLongFunction<HistorySender> of) {
    return senders.stream().mapToLong(of).sum();
  }
}
