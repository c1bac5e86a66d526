package org.ticconnect.mqtt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.settings.Settings;

/** The link and the steps of the MQTT routes, under the names by which the routes call them. */
public final class MqttSteps {
  private final MqttLink link;
  private final BrokerAccess access;
  private final TopicMap map;
  private final TopicNames names;
  private final Freshness freshness;
  private final LongSupplier monotonic;

  /**
   * @param settings with the broker's url
   * @param clientId of this device
   * @param thread one thread for the link
   * @param monotonic clock in nanoseconds
   */
  public MqttSteps(
      Settings settings,
      TopicMap map,
      String clientId,
      ExecutorService thread,
      LongSupplier monotonic) {
    Map<String, String> meterNames = new HashMap<>();
    settings
        .sources()
        .forEach(
            source -> source.meterName().ifPresent(name -> meterNames.put(source.name(), name)));
    Settings.Mqtt mqtt = settings.mqtt();
    this.map = map;
    this.names = new TopicNames(mqtt.root(), clientId, meterNames);
    this.freshness = new Freshness(settings.staleAfter());
    this.monotonic = monotonic;
    this.access =
        new BrokerAccess(
            BrokerAccess.libraryUrl(mqtt.url().orElseThrow()),
            clientId,
            mqtt.username(),
            mqtt.password(),
            names.fill(map.status().topic()),
            map.status().online(),
            map.status().offline());
    this.link = new MqttLink(access, thread);
  }

  /**
   * Binds {@code mqtt.client}, {@code mqtt.live}, {@code mqtt.frame}, {@code mqtt.freshness},
   * {@code mqtt.headers} and {@code mqtt.newest}.
   *
   * @param sources the newest values of each source
   * @throws IllegalArgumentException when the client library does not take the url
   */
  public void bind(Registry registry, List<Supplier<LiveValues>> sources) {
    try {
      registry.bind("mqtt.client", new LinkClient(access, link));
    } catch (MqttException refused) {
      throw new IllegalArgumentException("mqtt.url: " + refused.getMessage(), refused);
    }
    registry.bind("mqtt.live", new LiveTopics(map, names, link, freshness, monotonic));
    registry.bind("mqtt.frame", new FrameTopic(map.frame(), names));
    registry.bind(
        "mqtt.freshness",
        new FreshnessTopics(map.freshness(), names, link, freshness, monotonic, sources));
    registry.bind("mqtt.headers", new PublishHeaders());
    registry.bind("mqtt.newest", new NewestByTopic());
  }

  public MqttLink link() {
    return link;
  }
}
