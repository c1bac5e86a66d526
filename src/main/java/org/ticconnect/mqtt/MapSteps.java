package org.ticconnect.mqtt;

import java.util.Optional;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.mqtt.discovery.HomeAssistant;
import org.ticconnect.mqtt.forward.HistoryBatch;
import org.ticconnect.mqtt.topic.FrameTopics;
import org.ticconnect.mqtt.topic.LiveTopics;
import org.ticconnect.mqtt.topic.StateTopics;

/**
 * The steps of one topic map.
 *
 * @param edition 1 for the first map that is served, one more for each that follows
 * @param since when it began to be served, on the monotonic clock in nanoseconds
 * @param availability where it tells whether a meter is heard; empty for nowhere
 * @param homeAssistant empty when nothing is announced
 * @param history where kept entries go; empty for nowhere
 */
record MapSteps(
    long edition,
    long since,
    LiveTopics live,
    FrameTopics frames,
    StateTopics state,
    Optional<TopicMap.Presence> availability,
    Optional<HomeAssistant> homeAssistant,
    Optional<HistoryBatch> history) {}
