package org.ticconnect.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Reading;
import org.ticconnect.mqtt.discovery.Announced;
import org.ticconnect.mqtt.discovery.HomeAssistant;
import org.ticconnect.mqtt.forward.HistoryBatch;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.mqtt.topic.NewestByTopic;
import org.ticconnect.mqtt.topic.PresentTopics;
import org.ticconnect.mqtt.topic.RetainedTopics;
import org.ticconnect.mqtt.topic.TopicMessage;

/**
 * The steps of the topic map that is served now. Each step takes the present map once, when it
 * begins, and keeps to it until it ends: another map takes over between two steps, never within
 * one.
 */
final class ServedSteps {
  /**
   * How long messages of the map before are still taken: those that a thread was about to queue are
   * not lost.
   */
  private static final Duration TAKING_OVER = Duration.ofSeconds(1);

  private final MqttLink link;
  private final Announced announced;
  private final PresentTopics present;
  private final LongSupplier monotonic;
  private final NewestByTopic newest = new NewestByTopic();
  private final NewestByTopic newestFrames = new NewestByTopic();
  private final RetainedTopics retained = new RetainedTopics(List.of(newest, newestFrames));
  private volatile MapSteps current;

  /** By which map meters were last said to be there; of the thread that tells states. */
  private Optional<TopicMap.Presence> availability;

  /**
   * @param announced what Home Assistant was told, by whichever map
   * @param present where meters were said to be there, by whichever map
   * @param monotonic clock in nanoseconds
   */
  ServedSteps(
      MapSteps first,
      MqttLink link,
      Announced announced,
      PresentTopics present,
      LongSupplier monotonic) {
    this.current = first;
    this.availability = first.availability();
    this.link = link;
    this.announced = announced;
    this.present = present;
    this.monotonic = monotonic;
    first.homeAssistant().ifPresent(HomeAssistant::hear);
  }

  /** From now on another map; to be called by one thread at a time. */
  void serve(MapSteps next) {
    MapSteps before = current;
    current = next;
    // The next one hears first: a topic that both have stays subscribed.
    next.homeAssistant().ifPresent(HomeAssistant::hear);
    before.homeAssistant().ifPresent(HomeAssistant::hearNoMore);
  }

  long edition() {
    return current.edition();
  }

  /** Where live values and states wait. */
  NewestByTopic newest() {
    return newest;
  }

  /** Where frames wait. */
  NewestByTopic newestFrames() {
    return newestFrames;
  }

  List<TopicMessage> live(Exchange exchange) {
    MapSteps now = current;
    return retained.admitted(now.edition(), newest, now.live().evaluate(exchange));
  }

  List<TopicMessage> frames(Exchange exchange) {
    MapSteps now = current;
    return retained.admitted(now.edition(), newestFrames, now.frames().evaluate(exchange));
  }

  /** To be called once a second: what former maps left at the broker is taken back here too. */
  synchronized List<TopicMessage> state(Exchange exchange) {
    MapSteps now = current;
    leaveAvailability(now.availability());
    takeBack(now, exchange.getContext());
    return retained.admitted(now.edition(), newest, now.state().evaluate(exchange));
  }

  /** Meters of an earlier run are not said to be gone on topics that nobody uses any more. */
  private void leaveAvailability(Optional<TopicMap.Presence> next) {
    if (topic(next).equals(topic(availability))) {
      return;
    }
    boolean kept = availability.filter(TopicMap.Presence::retained).isPresent();
    for (String topic : List.copyOf(present.all())) {
      if (kept) {
        retained.leftOver(topic, newest);
      }
      present.forget(topic);
    }
    availability = next;
  }

  private static Optional<String> topic(Optional<TopicMap.Presence> of) {
    return of.map(presence -> presence.topic() + " " + presence.retained());
  }

  private void takeBack(MapSteps now, CamelContext context) {
    long nanos = monotonic.getAsLong();
    if (link.connected() && nanos - now.since() >= TAKING_OVER.toNanos()) {
      retained.takeBack(now.edition(), link.connections(), nanos, context);
    }
  }

  void seen(Exchange exchange) {
    current.homeAssistant().ifPresent(known -> known.seen(exchange.getIn().getBody(Reading.class)));
  }

  void announce() {
    current
        .homeAssistant()
        .ifPresentOrElse(HomeAssistant::announce, () -> HomeAssistant.forget(link, announced));
  }

  /** Where the broker may keep what an earlier run has said. */
  List<String> leftBefore() {
    return Stream.concat(announced.all().keySet().stream(), present.all().stream()).toList();
  }

  Optional<HistoryBatch> history() {
    return current.history();
  }
}
