package org.ticconnect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.mqtt.BrokerSettings;
import org.ticconnect.mqtt.BrokerTrials;
import org.ticconnect.mqtt.link.BrokerAccess;
import org.ticconnect.mqtt.topic.TopicNames;
import org.ticconnect.settings.Settings;

/** What is needed to talk to a broker, also while none is set. */
final class Brokers {
  private final Settings settings;
  private final TopicMap map;
  private final TopicNames names;
  private final BrokerSettings access;

  /**
   * @param client id of this device
   * @param home the folder that holds {@code config}
   */
  Brokers(Settings settings, TopicMap map, String client, Path home) {
    this.settings = settings;
    this.map = map;
    Map<String, String> meters = new HashMap<>();
    settings
        .sources()
        .forEach(source -> source.meterName().ifPresent(name -> meters.put(source.name(), name)));
    this.names = new TopicNames(settings.mqtt().root(), client, meters, map.replace());
    TopicMap.Presence status = map.status();
    this.access =
        new BrokerSettings(
            home.resolve("config"),
            client,
            new BrokerAccess.Will(
                names.fill(status.topic()), status.online(), status.offline(), status.retained()));
  }

  TopicMap map() {
    return map;
  }

  TopicNames names() {
    return names;
  }

  BrokerSettings access() {
    return access;
  }

  /**
   * @param threads for looking up names
   */
  BrokerTrials trials(Executor threads) {
    return new BrokerTrials(access, settings.mqtt(), topics(), threads);
  }

  /** On which topics a trial says something, that nobody keeps. */
  private List<String> topics() {
    String presence = names.fill(map.status().topic());
    List<String> topics = new ArrayList<>(List.of(presence.replaceFirst("[^/]+$", "test")));
    map.discovery()
        .ifPresent(
            discovery ->
                topics.add(
                    "%s/device/%s-test/config".formatted(discovery.prefix(), names.client())));
    return topics;
  }
}
