package org.ticconnect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ticconnect.mapping.Placeholder;
import org.ticconnect.mapping.Template;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.mqtt.BrokerSettings;
import org.ticconnect.mqtt.BrokerTrials;
import org.ticconnect.mqtt.link.BrokerAccess;
import org.ticconnect.mqtt.link.Trial;
import org.ticconnect.mqtt.topic.TopicNames;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.Settings;

/** What is needed to talk to a broker, also while none is set. */
final class Brokers {
  private final Settings settings;
  private final TopicMap map;
  private final TopicNames names;
  private final BrokerSettings access;

  /**
   * @param maps by name
   * @param client id of this device
   * @param home the folder that holds {@code config}
   * @throws SettingException when the settings name a map that there is not, or one that would mix
   *     the meters
   */
  static Brokers of(Settings settings, Map<String, TopicMap> maps, String client, Path home)
      throws SettingException {
    return new Brokers(settings, map(settings, maps), client, home);
  }

  private static TopicMap map(Settings settings, Map<String, TopicMap> maps)
      throws SettingException {
    TopicMap map = maps.get(settings.mqtt().map());
    if (map == null) {
      throw new SettingException(
          Application.NAMED_BY,
          "mqtt.map",
          settings.mqtt().map(),
          "there is no such map; there are " + maps.keySet());
    }
    Optional<String> shared =
        settings.sources().size() > 1 ? SharedTopics.mixing(map) : Optional.empty();
    if (shared.isPresent()) {
      throw new SettingException(
          Application.NAMED_BY,
          "mqtt.map",
          settings.mqtt().map(),
          "there are several meters, and its topic '"
              + shared.get()
              + "' would mix them: add {meter}");
    }
    return map;
  }

  private Brokers(Settings settings, TopicMap map, String client, Path home) {
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
   * @param sources the newest values of each source
   * @param threads for looking up names
   */
  BrokerTrials trials(List<Supplier<LiveValues>> sources, Executor threads) {
    return new BrokerTrials(
        access,
        settings.mqtt(),
        () -> messages(sources),
        map.discovery().map(discovery -> discovery.prefix() + "/status"),
        threads);
  }

  /** One on each kind of topic, as far as the meters are known. */
  private List<Trial.Message> messages(List<Supplier<LiveValues>> sources) {
    List<Trial.Message> messages = new ArrayList<>();
    messages.add(new Trial.Message(names.fill(map.status().topic()), map.status().online()));
    for (Supplier<LiveValues> source : sources) {
      LiveValues values = source.get();
      names
          .meter(values.source(), values.address())
          .ifPresent(meter -> ofMeter(values.source(), meter, messages));
    }
    map.discovery()
        .ifPresent(
            discovery ->
                messages.add(
                    new Trial.Message(
                        "%s/device/%s-test/config".formatted(discovery.prefix(), names.client()),
                        "")));
    return messages;
  }

  private void ofMeter(String source, String meter, List<Trial.Message> messages) {
    Stream<Template> frames = map.frames().stream().map(frame -> frame.to().topic());
    Stream<Template> history = map.history().map(TopicMap.History::topic).stream();
    Stream<Template> presence = map.availability().map(TopicMap.Presence::topic).stream();
    Stream.of(frames, history, presence)
        .flatMap(topics -> topics)
        // A topic that is not of one meter is somebody else's too, who may not like it empty.
        .filter(topic -> topic.uses(Placeholder.METER))
        .map(topic -> new Trial.Message(names.fill(topic, source, meter), ""))
        .forEach(messages::add);
  }
}
