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
  private final String client;
  private final Map<String, String> meters = new HashMap<>();
  private final BrokerSettings access;
  private volatile TopicMap map;

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
    String chosen = settings.mqtt().map();
    Optional<String> problem = TopicRules.of(settings).problem(maps);
    if (problem.isPresent()) {
      throw new SettingException(Application.NAMED_BY, "mqtt.map", chosen, problem.get());
    }
    return maps.get(chosen);
  }

  private Brokers(Settings settings, TopicMap map, String client, Path home) {
    this.settings = settings;
    this.client = client;
    settings
        .sources()
        .forEach(source -> source.meterName().ifPresent(name -> meters.put(source.name(), name)));
    this.map = map;
    this.access = new BrokerSettings(home.resolve("config"), client, will(map));
  }

  /** What a topic map must hold to be served here. */
  TopicRules rules() {
    return TopicRules.of(settings);
  }

  /** The map that is served now. */
  TopicMap map() {
    return map;
  }

  /** Another map is served from now on; brokers are tried with its topics. */
  void serve(TopicMap next) {
    map = next;
  }

  /** How the topics of a map are filled. */
  TopicNames names(TopicMap of) {
    return names(of, settings.mqtt().root());
  }

  private TopicNames names(TopicMap of, String root) {
    return new TopicNames(root, client, meters, of.replace());
  }

  /** What a map says and leaves as the last will. */
  BrokerAccess.Will will(TopicMap of) {
    TopicMap.Presence status = of.status();
    return new BrokerAccess.Will(
        names(of).fill(status.topic()), status.online(), status.offline(), status.retained());
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
        tried -> messages(map, names(map, tried.root()), sources),
        () -> map.discovery().map(discovery -> discovery.prefix() + "/status"),
        threads);
  }

  /** One on each kind of topic, as far as the meters are known. */
  private static List<Trial.Message> messages(
      TopicMap of, TopicNames names, List<Supplier<LiveValues>> sources) {
    List<Trial.Message> messages = new ArrayList<>();
    messages.add(new Trial.Message(names.fill(of.status().topic()), of.status().online()));
    for (Supplier<LiveValues> source : sources) {
      LiveValues values = source.get();
      names
          .meter(values.source(), values.address())
          .ifPresent(meter -> messages.addAll(ofMeter(of, names, values.source(), meter)));
    }
    of.discovery()
        .ifPresent(
            discovery ->
                messages.add(
                    new Trial.Message(
                        "%s/device/%s-test/config".formatted(discovery.prefix(), names.client()),
                        "")));
    return messages;
  }

  private static List<Trial.Message> ofMeter(
      TopicMap of, TopicNames names, String source, String meter) {
    Stream<Template> frames = of.frames().stream().map(frame -> frame.to().topic());
    Stream<Template> history = of.history().map(TopicMap.History::topic).stream();
    Stream<Template> presence = of.availability().map(TopicMap.Presence::topic).stream();
    return Stream.of(frames, history, presence)
        .flatMap(topics -> topics)
        // A topic that is not of one meter is somebody else's too, who may not like it empty.
        .filter(topic -> topic.uses(Placeholder.METER))
        .map(topic -> new Trial.Message(names.fill(topic, source, meter), ""))
        .toList();
  }
}
