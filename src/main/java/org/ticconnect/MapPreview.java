package org.ticconnect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.admin.file.FilePreview;
import org.ticconnect.admin.inspect.RegisterJson;
import org.ticconnect.files.FileName;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.RegisterFiles;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Reading;
import org.ticconnect.modbus.BankView;
import org.ticconnect.mqtt.MapTrial;
import org.ticconnect.mqtt.discovery.DeviceFacts;
import org.ticconnect.mqtt.topic.TopicMessage;
import org.ticconnect.owner.run.Sample;

/** What a register map would serve and a topic map would publish of the last frame. */
final class MapPreview implements FilePreview {
  private static final Logger LOG = LoggerFactory.getLogger(MapPreview.class);
  private static final int MOST_MESSAGES = 1000;
  private static final int LONGEST_PAYLOAD = 8 * 1024;

  /** A frame that is tried does not age. */
  private static final Freshness AGELESS = new Freshness(Duration.ofDays(3650));

  private final Supplier<FileTree> files;
  private final Quantities quantities;
  private final Supplier<Sample> sample;
  private final Brokers brokers;
  private final MapTrial topics;
  private final LongSupplier monotonic;

  /**
   * @param files those that serve now
   * @param sample the last frame
   * @param told how this device is
   * @param monotonic clock in nanoseconds
   */
  MapPreview(
      Supplier<FileTree> files,
      Quantities quantities,
      Supplier<Sample> sample,
      Brokers brokers,
      DeviceTold told,
      LongSupplier monotonic) {
    this.files = files;
    this.quantities = quantities;
    this.sample = sample;
    this.brokers = brokers;
    this.topics = new MapTrial(told, new DeviceFacts(Version.text(), Optional::empty), monotonic);
    this.monotonic = monotonic;
  }

  @Override
  public Optional<Object> of(FileName name, String text) {
    FileTree tried = files.get().with(Map.of(name.path(), text));
    try {
      return switch (name.kind()) {
        case MODBUS -> registers(name.name(), tried);
        case MQTT -> messages(name.name(), tried);
        default -> Optional.empty();
      };
    } catch (MappingException another) {
      // The file is in order, but not together with others that were changed meanwhile.
      LOG.debug("no preview of {}", name, another);
      return Optional.empty();
    }
  }

  private Optional<Object> registers(String name, FileTree tried) throws MappingException {
    RegisterMap map = RegisterFiles.read(tried, quantities).maps().get(name);
    return Optional.ofNullable(map)
        .map(
            known ->
                RegisterJson.tried(
                    BankView.tried(known, values(sample.get()), AGELESS, monotonic.getAsLong())));
  }

  private static LiveValues values(Sample sample) {
    List<LiveUpdate> updates = sample.updates();
    return updates.get(updates.size() - 1).values();
  }

  private Optional<Object> messages(String name, FileTree tried) throws MappingException {
    TopicMap map = Mappings.topicMaps(tried, quantities).get(name);
    return Optional.ofNullable(map).map(this::messages);
  }

  private List<Map<String, Object>> messages(TopicMap map) {
    Sample now = sample.get();
    List<Reading> readings = now.readings();
    List<Map<String, Object>> json = new ArrayList<>();
    topics.of(map, brokers.names(map), values(now), readings).stream()
        .limit(MOST_MESSAGES)
        .forEach(message -> json.add(json(message)));
    return json;
  }

  private static Map<String, Object> json(TopicMessage message) {
    String payload = message.payload();
    boolean cut = payload.length() > LONGEST_PAYLOAD;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topic", message.topic());
    json.put("payload", cut ? payload.substring(0, LONGEST_PAYLOAD) : payload);
    json.put("qos", message.qos());
    json.put("retained", message.retained());
    json.put("cut", cut);
    return json;
  }
}
