package org.ticconnect.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.ticconnect.journal.Journal;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Reading;
import org.ticconnect.mqtt.discovery.Announced;
import org.ticconnect.mqtt.discovery.DeviceFacts;
import org.ticconnect.mqtt.discovery.HomeAssistant;
import org.ticconnect.mqtt.link.LinkClient;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.mqtt.topic.DeviceState;
import org.ticconnect.mqtt.topic.FrameTopics;
import org.ticconnect.mqtt.topic.LiveTopics;
import org.ticconnect.mqtt.topic.MeterFreshness;
import org.ticconnect.mqtt.topic.MeterPresence;
import org.ticconnect.mqtt.topic.NewestByTopic;
import org.ticconnect.mqtt.topic.PublishHeaders;
import org.ticconnect.mqtt.topic.StateTopics;
import org.ticconnect.mqtt.topic.TopicNames;

/** The steps of the MQTT routes, under the names by which the routes call them. */
public final class MqttSteps {

  /**
   * What the steps tell of.
   *
   * @param sources the newest values of each source
   * @param device texts and numbers that tell how this device is
   * @param facts what is announced of this device
   */
  public record Told(
      List<Supplier<LiveValues>> sources,
      Supplier<Map<String, Object>> device,
      DeviceFacts facts) {}

  private final TopicMap map;
  private final TopicNames names;
  private final MqttLink link;
  private final Journal journal;
  private final Freshness freshness;
  private final Duration entityGone;
  private final LongSupplier monotonic;

  /**
   * @param journal remembers what was announced, and which meters were there
   * @param entityGone how long a meter must not have sent something before Home Assistant is told
   * @param monotonic clock in nanoseconds
   */
  public MqttSteps(
      TopicMap map,
      TopicNames names,
      MqttLink link,
      Journal journal,
      Freshness freshness,
      Duration entityGone,
      LongSupplier monotonic) {
    this.map = map;
    this.names = names;
    this.link = link;
    this.journal = journal;
    this.freshness = freshness;
    this.entityGone = entityGone;
    this.monotonic = monotonic;
  }

  /**
   * Binds {@code mqtt.client}, {@code mqtt.live}, {@code mqtt.frames}, {@code mqtt.state}, {@code
   * mqtt.seen}, {@code mqtt.announce}, {@code mqtt.headers} and {@code mqtt.newest}.
   *
   * @throws IllegalArgumentException when the client library does not take the url
   */
  public void bind(Registry registry, Told told) {
    try {
      registry.bind("mqtt.client", new LinkClient(link));
    } catch (MqttException refused) {
      throw new IllegalArgumentException("mqtt.url: " + refused.getMessage(), refused);
    }
    registry.bind("mqtt.live", new LiveTopics(map, names, link, freshness, monotonic));
    registry.bind("mqtt.frames", new FrameTopics(map.frames(), names, link, monotonic));
    registry.bind("mqtt.state", new StateTopics(link, tellers(told)));
    bindDiscovery(registry, told);
    registry.bind("mqtt.headers", new PublishHeaders());
    registry.bind("mqtt.newest", new NewestByTopic());
    registry.bind("mqtt.newest-frames", new NewestByTopic());
  }

  private void bindDiscovery(Registry registry, Told told) {
    Announced announced = new KeptAnnouncements(journal);
    Optional<HomeAssistant> homeAssistant =
        map.discovery()
            .map(
                discovery ->
                    new HomeAssistant(
                        discovery,
                        map,
                        names,
                        told.facts(),
                        link,
                        announced,
                        told.sources(),
                        entityGone,
                        monotonic));
    registry.bind(
        "mqtt.seen",
        (Processor)
            exchange ->
                homeAssistant.ifPresent(
                    known -> known.seen(exchange.getIn().getBody(Reading.class))));
    registry.bind(
        "mqtt.announce",
        (Processor)
            exchange ->
                homeAssistant.ifPresentOrElse(
                    HomeAssistant::announce, () -> HomeAssistant.forget(link, announced)));
  }

  private List<StateTopics.Teller> tellers(Told told) {
    List<StateTopics.Teller> tellers = new ArrayList<>();
    map.availability()
        .map(
            of ->
                new MeterPresence(
                    of, names, freshness, monotonic, told.sources(), new KeptPresence(journal)))
        .ifPresent(tellers::add);
    map.freshness()
        .map(of -> new MeterFreshness(of, names, freshness, monotonic, told.sources()))
        .ifPresent(tellers::add);
    map.device()
        .map(of -> new DeviceState(of, names, told.device(), monotonic))
        .ifPresent(tellers::add);
    return tellers;
  }
}
