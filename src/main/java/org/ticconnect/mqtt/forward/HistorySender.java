package org.ticconnect.mqtt.forward;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.journal.Journal;
import org.ticconnect.journal.JournalEntry;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.mqtt.link.PublishException;

/**
 * Sends kept entries to the broker, oldest first, on a topic of their own. An entry counts as sent
 * when the broker has confirmed it, so that a break in between sends it twice and never not at all.
 */
public final class HistorySender {
  private static final Logger LOG = LoggerFactory.getLogger(HistorySender.class);
  private static final String READER = "mqtt";
  private static final int LARGEST_BATCH = 100;
  private static final int BATCHES_AT_ONCE = 20;

  private final Journal journal;
  private final MqttLink link;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private int largest = LARGEST_BATCH;

  public HistorySender(Journal journal, MqttLink link) {
    this.journal = journal;
    this.link = link;
  }

  /**
   * Sends what waits, at most 20 batches, and waits for the broker; to be called each second.
   *
   * @param batch where and how it is sent now
   */
  public void send(HistoryBatch batch) {
    for (int i = 0; i < BATCHES_AT_ONCE && link.connected(); i++) {
      List<JournalEntry> next = ofOneMeter(journal.after(journal.mark(READER), largest));
      if (next.isEmpty() || !delivered(batch, next)) {
        return;
      }
    }
  }

  private static List<JournalEntry> ofOneMeter(List<JournalEntry> entries) {
    return entries.stream()
        .takeWhile(entry -> entry.meter().equals(entries.get(0).meter()))
        .toList();
  }

  /**
   * @return whether the next batch can be tried
   */
  private boolean delivered(HistoryBatch batch, List<JournalEntry> entries) {
    String meter = entries.get(0).meter();
    String topic = batch.topic(meter);
    Optional<byte[]> payload =
        batch.payload(meter, entries).map(text -> text.getBytes(StandardCharsets.UTF_8));
    try {
      if (payload.filter(bytes -> !link.fits(topic, bytes)).isPresent()) {
        smaller(entries, "it is larger than the broker takes");
        return true;
      }
      if (payload.isPresent()) {
        link.publishConfirmed(topic, payload.get(), false);
      }
      done(entries);
      sent.addAndGet(entries.size());
      largest = Math.min(LARGEST_BATCH, largest * 2);
      return true;
    } catch (PublishException refused) {
      if (refused.kind() != PublishException.Kind.LATER) {
        smaller(entries, refused.getMessage());
      }
      return false;
    }
  }

  /** An entry that the broker does not take by itself must not hold up all others for ever. */
  private void smaller(List<JournalEntry> entries, String why) {
    if (entries.size() > 1) {
      largest = entries.size() / 2;
      return;
    }
    LOG.warn("MQTT: entry {} is left out: {}", entries.get(0).sequence(), why);
    skipped.incrementAndGet();
    done(entries);
  }

  private void done(List<JournalEntry> entries) {
    journal.mark(READER, entries.get(entries.size() - 1).sequence());
  }

  /** Entries that the broker has not confirmed yet. */
  public long waiting() {
    return journal.waiting(READER);
  }

  /** Entries that grew too old, or had no room, before the broker confirmed them. */
  public long dropped() {
    return journal.lost(READER);
  }

  /** Entries that the broker confirmed since the start. */
  public long sent() {
    return sent.get();
  }

  /** Entries that the broker does not take, since the start. */
  public long skipped() {
    return skipped.get();
  }
}
