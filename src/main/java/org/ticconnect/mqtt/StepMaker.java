package org.ticconnect.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.mqtt.discovery.Announced;
import org.ticconnect.mqtt.discovery.HomeAssistant;
import org.ticconnect.mqtt.forward.HistoryBatch;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.mqtt.topic.DeviceState;
import org.ticconnect.mqtt.topic.FrameTopics;
import org.ticconnect.mqtt.topic.LiveTopics;
import org.ticconnect.mqtt.topic.MeterFreshness;
import org.ticconnect.mqtt.topic.MeterPresence;
import org.ticconnect.mqtt.topic.PresentTopics;
import org.ticconnect.mqtt.topic.Sequence;
import org.ticconnect.mqtt.topic.StateTopics;
import org.ticconnect.mqtt.topic.TopicNames;

/**
 * Makes the steps of topic maps; changes nothing else.
 *
 * @param told what the steps tell of
 * @param announced what Home Assistant was told, by whichever map
 * @param present where meters were said to be there, by whichever map
 * @param sequence of live messages, over all maps
 * @param entityGone how long a meter must not have sent something before Home Assistant is told
 * @param monotonic clock in nanoseconds
 */
record StepMaker(
    MqttSteps.Told told,
    MqttLink link,
    Announced announced,
    PresentTopics present,
    Sequence sequence,
    Freshness freshness,
    Duration entityGone,
    LongSupplier monotonic) {

  MapSteps of(long edition, TopicMap map, TopicNames names) {
    return new MapSteps(
        edition,
        monotonic.getAsLong(),
        new LiveTopics(map, names, link, freshness, sequence, monotonic),
        new FrameTopics(map.frames(), names, link, monotonic),
        new StateTopics(link, tellers(map, names)),
        map.availability(),
        homeAssistant(map, names),
        map.history().map(history -> new HistoryBatch(history, names)));
  }

  private Optional<HomeAssistant> homeAssistant(TopicMap map, TopicNames names) {
    return map.discovery()
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
  }

  private List<StateTopics.Teller> tellers(TopicMap map, TopicNames names) {
    List<StateTopics.Teller> tellers = new ArrayList<>();
    map.availability()
        .map(of -> new MeterPresence(of, names, freshness, monotonic, told.sources(), present))
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
