package org.ticconnect.mqtt.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.mapping.Discovery;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Reading;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.mqtt.link.PublishException;
import org.ticconnect.mqtt.topic.TopicNames;

/**
 * Announces this device and its meters to Home Assistant: anew after each connect and when Home
 * Assistant comes up, otherwise only what changed. A meter is announced after its first frame that
 * came without damage, for only then it is known what it sends.
 */
public final class HomeAssistant {
  private static final Logger LOG = LoggerFactory.getLogger(HomeAssistant.class);
  private static final String UP = "online";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Discovery> discovery;
  private final Optional<GatewayDevice> gateway;
  private final Optional<MeterDevice> meter;
  private final Optional<Payloads> payloads;
  private final MqttLink link;
  private final Announced announced;
  private final Announcements announcements;
  private final List<Supplier<LiveValues>> sources;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean again = new AtomicBoolean();
  private final Set<String> everAnnounced = new HashSet<>();
  private long connection;
  private Map<String, Set<String>> said = Map.of();
  private String problem = "";

  /**
   * @param map without discovery: what was announced before is taken back
   * @param sources the newest values of each source
   */
  public HomeAssistant(
      TopicMap map,
      TopicNames names,
      DeviceFacts facts,
      MqttLink link,
      Announced announced,
      List<Supplier<LiveValues>> sources) {
    this.discovery = map.discovery();
    this.gateway = discovery.map(what -> new GatewayDevice(what, map, names, facts));
    this.meter = discovery.map(what -> new MeterDevice(what, map, names, gateway.orElseThrow()));
    this.payloads = discovery.map(what -> new Payloads(what, facts.version()));
    this.link = link;
    this.announced = announced;
    this.announcements =
        new Announcements(
            announced, (topic, payload) -> link.publishConfirmed(topic, payload, true));
    this.sources = List.copyOf(sources);
    discovery.ifPresent(
        what ->
            link.hear(
                what.prefix() + "/status",
                said -> {
                  if (said.equals(UP)) {
                    again.set(true);
                  }
                }));
  }

  /** A whole frame came; of those without damage the meter is known. */
  public void seen(Reading reading) {
    if (reading.badGroups() == 0) {
      known.add(reading.source());
    }
  }

  /** Announces what is to be announced; waits for the broker. To be called now and then. */
  public void announce() {
    if (!link.connected()) {
      return;
    }
    if (connection == 0) {
      everAnnounced.addAll(announcedKeys());
    }
    boolean anew = connection != link.connections();
    connection = link.connections();
    boolean everything = again.getAndSet(false) || anew;
    Map<String, Set<String>> present = present();
    if (!everything && present.equals(said)) {
      return;
    }
    Map<String, String> wanted = wanted();
    try {
      announcements.say(wanted, everything);
      // What is gone can only be told from what is not yet there when all meters are known.
      if (discovery.isEmpty() || known.size() == sources.size()) {
        announcements.takeBackAllBut(wanted);
      }
      said = present;
      problem = "";
    } catch (PublishException later) {
      again.set(everything);
      if (!problem.equals(later.getMessage())) {
        problem = later.getMessage();
        LOG.warn("MQTT: Home Assistant is not told of this device: {}", problem);
      }
    }
  }

  /** By known source, the quantities of which there is something to announce. */
  private Map<String, Set<String>> present() {
    Map<String, Set<String>> present = new HashMap<>();
    for (Supplier<LiveValues> source : sources) {
      LiveValues values = source.get();
      if (known.contains(values.source())) {
        Set<String> names = new HashSet<>();
        values
            .all()
            .filter(one -> one.value().isPresent())
            .forEach(one -> names.add(one.quantity().name()));
        values.address().ifPresent(names::add);
        everAnnounced.addAll(names);
        present.put(values.source(), names);
      }
    }
    return present;
  }

  private Map<String, String> wanted() {
    Map<String, String> wanted = new LinkedHashMap<>();
    if (discovery.isEmpty()) {
      return wanted;
    }
    wanted.putAll(payloads.orElseThrow().of(gateway.orElseThrow().describe()));
    for (Supplier<LiveValues> source : sources) {
      LiveValues values = source.get();
      if (known.contains(values.source())) {
        values
            .address()
            .ifPresent(
                address ->
                    wanted.putAll(
                        payloads
                            .orElseThrow()
                            .of(meter.orElseThrow().describe(values, address, everAnnounced))));
      }
    }
    return wanted;
  }

  /** Keys of all entities that were announced before. */
  private Set<String> announcedKeys() {
    Set<String> keys = new HashSet<>();
    for (Map.Entry<String, String> entry : announced.all().entrySet()) {
      String[] levels = entry.getKey().split("/");
      keys.add(levels[levels.length - 2]);
      try {
        JSON.readTree(entry.getValue()).path("components").fieldNames().forEachRemaining(keys::add);
      } catch (JsonProcessingException damaged) {
        LOG.debug("an announcement is damaged", damaged);
      }
    }
    return keys;
  }
}
