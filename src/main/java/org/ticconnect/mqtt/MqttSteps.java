package org.ticconnect.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.ExpressionAdapter;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.ticconnect.journal.Journal;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.mqtt.discovery.Announced;
import org.ticconnect.mqtt.discovery.DeviceFacts;
import org.ticconnect.mqtt.forward.HistoryBatch;
import org.ticconnect.mqtt.link.LinkClient;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.mqtt.topic.PresentTopics;
import org.ticconnect.mqtt.topic.PublishHeaders;
import org.ticconnect.mqtt.topic.Sequence;
import org.ticconnect.mqtt.topic.TopicMessage;
import org.ticconnect.mqtt.topic.TopicNames;

/**
 * The steps of the MQTT routes, under the names by which the routes call them; the topic map that
 * they follow can be another one at any time.
 */
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

  private final MqttLink link;
  private final OwnQueue own;
  private final StepMaker maker;
  private final ServedSteps served;

  /**
   * @param map the first
   * @param names of that map
   * @param journal remembers what was announced, and which meters were there
   * @param entityGone how long a meter must not have sent something before Home Assistant is told
   * @param monotonic clock in nanoseconds
   */
  public MqttSteps(
      TopicMap map,
      TopicNames names,
      Told told,
      MqttLink link,
      Journal journal,
      Freshness freshness,
      Duration entityGone,
      LongSupplier monotonic) {
    this.link = link;
    this.own = new OwnQueue(link::connected);
    Announced announced = new KeptAnnouncements(journal);
    PresentTopics present = new KeptPresence(journal);
    this.maker =
        new StepMaker(
            told, link, announced, present, new Sequence(), freshness, entityGone, monotonic);
    this.served = new ServedSteps(maker.of(1, map, names), link, announced, present, monotonic);
  }

  /**
   * Binds {@code mqtt.client}, {@code mqtt.live}, {@code mqtt.frames}, {@code mqtt.state}, {@code
   * mqtt.seen}, {@code mqtt.announce}, {@code mqtt.headers}, {@code mqtt.newest}, {@code
   * mqtt.newest-frames}, {@code mqtt.own}, {@code mqtt.own-headers} and {@code mqtt.own-failed}.
   *
   * @throws IllegalArgumentException when the client library does not take the url
   */
  public void bind(Registry registry) {
    try {
      registry.bind("mqtt.client", new LinkClient(link));
    } catch (MqttException refused) {
      throw new IllegalArgumentException("mqtt.url: " + refused.getMessage(), refused);
    }
    registry.bind("mqtt.live", expression(served::live));
    registry.bind("mqtt.frames", expression(served::frames));
    registry.bind("mqtt.state", expression(served::state));
    registry.bind("mqtt.seen", (Processor) served::seen);
    registry.bind("mqtt.announce", (Processor) exchange -> served.announce());
    registry.bind("mqtt.headers", new PublishHeaders());
    registry.bind("mqtt.newest", served.newest());
    registry.bind("mqtt.newest-frames", served.newestFrames());
    registry.bind("mqtt.own", own);
    registry.bind("mqtt.own-headers", (Processor) OwnQueue::begin);
    registry.bind("mqtt.own-failed", (Processor) own::failed);
  }

  private static ExpressionAdapter expression(Function<Exchange, List<TopicMessage>> messages) {
    return new ExpressionAdapter() {
      @Override
      public Object evaluate(Exchange exchange) {
        return messages.apply(exchange);
      }
    };
  }

  /**
   * Follows another topic map from now on: everything is published under it as after a connect, and
   * what the broker keeps of former maps alone is taken back within some seconds.
   *
   * @param names of that map
   * @throws RuntimeException when its steps cannot be made; the present map is followed on then
   */
  public synchronized void serve(TopicMap next, TopicNames names) {
    served.serve(maker.of(served.edition() + 1, next, names));
  }

  /**
   * Has the broker keep nothing of this device and disconnects; to be called when nothing is
   * published any more.
   */
  public void vanish() {
    link.vanish(served.leftBefore());
  }

  /** What owners' routes publish and what waits. */
  public OwnQueue own() {
    return own;
  }

  /** Where kept entries go now; empty for nowhere. */
  public Optional<HistoryBatch> history() {
    return served.history();
  }
}
