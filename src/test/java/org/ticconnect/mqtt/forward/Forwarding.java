package org.ticconnect.mqtt.forward;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ticconnect.journal.Journal;
import org.ticconnect.journal.Limits;
import org.ticconnect.meter.Mapped;
import org.ticconnect.mqtt.link.BrokerAccess;
import org.ticconnect.mqtt.link.BrokerTrust;
import org.ticconnect.mqtt.link.BrokerUrl;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.mqtt.topic.TopicNames;

/** A journal, its sender and a link, as the program wires them, without a meter. */
final class Forwarding implements AutoCloseable {
  static final String TOPIC = "tic/m/history";

  private final ExecutorService linkThread = Executors.newSingleThreadExecutor();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Journal journal;
  private final MqttLink link;
  private final HistorySender sender;

  /**
   * @param map name of a shipped topic map
   * @param everyMillis how often it is looked whether something waits
   */
  Forwarding(Path file, String url, String map, int everyMillis) throws Exception {
    journal = Journal.open(file, new Limits(Duration.ofDays(30), 64 * 1024 * 1024));
    link =
        new MqttLink(
            new BrokerAccess(
                List.of(BrokerUrl.parse(url)),
                "forwarding",
                Optional.empty(),
                Optional.empty(),
                new BrokerTrust(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new BrokerAccess.Will("tic/forwarding/status", "online", "offline", true)),
            linkThread,
            System::nanoTime);
    HistoryBatch batch =
        new HistoryBatch(
            Mapped.shipped().topicMaps().get(map).history().orElseThrow(),
            new TopicNames("tic", "forwarding", Map.of(), Map.of()));
    sender = new HistorySender(journal, link);
    link.start();
    timer.scheduleWithFixedDelay(() -> sender.send(batch), 0, everyMillis, TimeUnit.MILLISECONDS);
  }

  Journal journal() {
    return journal;
  }

  MqttLink link() {
    return link;
  }

  HistorySender sender() {
    return sender;
  }

  @Override
  public void close() throws Exception {
    timer.shutdownNow();
    link.close();
    timer.awaitTermination(10, TimeUnit.SECONDS);
    linkThread.shutdownNow();
    journal.close();
  }
}
