package org.ticconnect.admin;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ticconnect.journal.KeepEntries;
import org.ticconnect.mqtt.OwnQueue;
import org.ticconnect.mqtt.forward.HistorySenders;
import org.ticconnect.mqtt.link.MqttLink;

/**
 * What there is to tell of MQTT.
 *
 * @param sending who sends now what was kept for the broker; nobody while the topic map has no
 *     place for it
 * @param entries put that on disk, one for each source
 * @param own what owners' routes publish and what waits; empty before the steps are bound
 */
public record MqttTold(
    MqttLink link,
    Supplier<Optional<HistorySenders>> sending,
    List<KeepEntries> entries,
    Supplier<Optional<OwnQueue>> own) {

  /** Who sends now what was kept for the broker; empty for nobody. */
  public Optional<HistorySenders> history() {
    return sending.get();
  }

  /** Entries that the broker has not confirmed, on disk or in memory. */
  public long waiting() {
    return history().map(HistorySenders::waiting).orElse(0L)
        + entries.stream().mapToLong(KeepEntries::waiting).sum();
  }

  /** Entries that had no room, on disk or in memory, before the broker confirmed them. */
  public long dropped() {
    return history().map(HistorySenders::dropped).orElse(0L)
        + entries.stream().mapToLong(KeepEntries::dropped).sum();
  }
}
