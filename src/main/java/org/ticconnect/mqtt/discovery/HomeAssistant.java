package org.ticconnect.mqtt.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * Assistant comes up, otherwise only what changed.
 */
public final class HomeAssistant {
  private static final Logger LOG = LoggerFactory.getLogger(HomeAssistant.class);
  private static final String UP = "online";
  private static final Pattern OF_A_METER =
      Pattern.compile(".*/" + MeterDevice.ID_PREFIX + "([0-9]+)/(?:([a-z0-9_]+)/)?config");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayDevice gateway;
  private final MeterDevice meter;
  private final Payloads payloads;
  private final PresentEntities present;
  private final MqttLink link;
  private final Announced announced;
  private final Announcements announcements;
  private final List<Supplier<LiveValues>> sources;
  private final AtomicBoolean again = new AtomicBoolean();
  private final String status;
  private final Consumer<String> heard = this::heard;
  private long connection;
  private Map<String, Set<String>> said = Map.of();
  private String problem = "";

  /**
   * @param sources the newest values of each source
   * @param gone how long a meter must not have sent something before it is taken back
   * @param monotonic clock in nanoseconds
   */
  public HomeAssistant(
      Discovery discovery,
      TopicMap map,
      TopicNames names,
      DeviceFacts facts,
      MqttLink link,
      Announced announced,
      List<Supplier<LiveValues>> sources,
      Duration gone,
      LongSupplier monotonic) {
    this.gateway = new GatewayDevice(discovery, map, names, facts);
    this.meter = new MeterDevice(discovery, map, names, gateway);
    this.payloads = new Payloads(discovery, facts.version());
    this.present = new PresentEntities(discovery.entities(), gone, monotonic);
    this.link = link;
    this.announced = announced;
    this.announcements = Announcements.over(link, announced);
    this.sources = List.copyOf(sources);
    this.status = discovery.prefix() + "/status";
  }

  /** Begins to listen whether Home Assistant comes up. */
  public void hear() {
    link.hear(status, heard);
  }

  /** Listens no more. */
  public void hearNoMore() {
    link.hearNoMore(status, heard);
  }

  private void heard(String text) {
    if (text.equals(UP)) {
      again.set(true);
    }
  }

  /** Takes everything back that was announced, for the owner wants nothing announced any more. */
  public static void forget(MqttLink link, Announced announced) {
    if (!link.connected()) {
      return;
    }
    try {
      Announcements.over(link, announced).takeBackAllBut(Map.of());
    } catch (PublishException later) {
      LOG.debug("Home Assistant still knows of this device", later);
    }
  }

  /** A whole frame came. */
  public void seen(Reading reading) {
    if (reading.badGroups() == 0) {
      present.heard(reading);
    }
  }

  /** Announces what is to be announced; waits for the broker. To be called now and then. */
  public void announce() {
    if (!link.connected()) {
      return;
    }
    if (connection == 0) {
      remember();
    }
    boolean everything = again.getAndSet(false) || connection != link.tellings();
    connection = link.tellings();
    Map<String, Set<String>> now = present();
    if (!everything && now.equals(said)) {
      return;
    }
    try {
      say(now, everything);
      said = now;
      problem = "";
    } catch (PublishException later) {
      if (everything) {
        again.set(true);
      }
      if (!problem.equals(later.getMessage())) {
        problem = later.getMessage();
        LOG.warn("MQTT: Home Assistant is not told of this device: {}", problem);
      }
    }
  }

  private void say(Map<String, Set<String>> now, boolean everything) throws PublishException {
    Map<String, String> wanted = wanted(now);
    // What is gone can only be told from what is not yet there when all meters are known. It goes
    // first: Home Assistant takes no entity that it knows from elsewhere.
    boolean tookBack = now.size() == sources.size() && announcements.takeBackAllBut(wanted);
    announcements.say(wanted, everything || tookBack);
  }

  /** By known source, the quantities of which there is something to announce. */
  private Map<String, Set<String>> present() {
    Map<String, Set<String>> known = new TreeMap<>();
    for (Supplier<LiveValues> source : sources) {
      LiveValues values = source.get();
      if (present.knows(values)) {
        known.put(values.source() + " " + values.address().orElseThrow(), present.of(values));
      }
    }
    return known;
  }

  private Map<String, String> wanted(Map<String, Set<String>> now) {
    Map<String, String> wanted = new LinkedHashMap<>(payloads.of(gateway.describe()));
    for (Supplier<LiveValues> source : sources) {
      LiveValues values = source.get();
      String address = values.address().orElse("");
      Set<String> quantities = now.get(values.source() + " " + address);
      if (quantities != null) {
        wanted.putAll(payloads.of(meter.describe(values, address, quantities)));
      }
    }
    return wanted;
  }

  /** What an earlier run announced. */
  private void remember() {
    for (Map.Entry<String, String> entry : announced.all().entrySet()) {
      Matcher topic = OF_A_METER.matcher(entry.getKey());
      if (!topic.matches()) {
        continue;
      }
      String address = topic.group(1);
      if (topic.group(2) != null) {
        present.remembered(address, topic.group(2));
      }
      try {
        JSON.readTree(entry.getValue())
            .path("components")
            .fieldNames()
            .forEachRemaining(key -> present.remembered(address, key));
      } catch (JsonProcessingException damaged) {
        LOG.debug("an announcement is damaged", damaged);
      }
    }
  }
}
