package org.ticconnect.mqtt.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ticconnect.mapping.Discovery;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.mqtt.topic.TopicNames;

/** A meter, with an entity for each quantity that it sends. */
final class MeterDevice {
  /** So many heartbeats may be missed before Home Assistant takes a value as lost. */
  private static final int MISSED_HEARTBEATS = 3;

  static final String ID_PREFIX = "linky_";

  private static final String MEASUREMENT = "measurement";

  private final Discovery discovery;
  private final TopicMap map;
  private final TopicNames names;
  private final GatewayDevice gateway;

  MeterDevice(Discovery discovery, TopicMap map, TopicNames names, GatewayDevice gateway) {
    this.discovery = discovery;
    this.map = map;
    this.names = names;
    this.gateway = gateway;
  }

  /**
   * @param address of the meter
   * @param present names of quantities that are announced
   */
  Payloads.Device describe(LiveValues values, String address, Set<String> present) {
    String source = values.source();
    String meter = names.meter(source, values.address()).orElse(address);
    String id = ID_PREFIX + address;
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("identifiers", List.of(id));
    description.put(
        "name",
        names.ownName(source).map(own -> discovery.meter() + " " + own).orElse(discovery.meter()));
    description.put("manufacturer", "Enedis");
    description.put("model", "Linky");
    description.put("serial_number", address);
    description.put("via_device", gateway.id());
    List<Map<String, Object>> availability = new ArrayList<>(List.of(gateway.availability()));
    map.availability()
        .ifPresent(
            presence ->
                availability.add(
                    GatewayDevice.availability(
                        presence, names.fill(presence.topic(), source, meter))));
    Map<String, Payloads.Entity> entities = new LinkedHashMap<>();
    for (Discovery.Entity entity : discovery.entities()) {
      String name = entity.quantity().name();
      if (present.contains(name)) {
        entities.put(name, entity(entity, id, source, meter));
      }
    }
    return new Payloads.Device(id, description, availability, entities);
  }

  private Payloads.Entity entity(Discovery.Entity entity, String id, String source, String meter) {
    String name = entity.quantity().name();
    TopicMap.Live live = entity.live();
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("unique_id", id + "_" + name);
    String owner = names.ownName(source).map(own -> "_" + own.toLowerCase(Locale.ROOT)).orElse("");
    options.put(
        "default_entity_id",
        "%s.linky%s_%s".formatted(entity.platform(), owner.replace('-', '_'), name));
    options.put(
        "state_topic",
        names.fill(live.to().topic(), source, meter, name, entity.quantity().label()));
    options.putAll(entity.options());
    if (entity.platform().equals("sensor")
        && !entity.quantity().unit().isEmpty()
        && entity.options().containsKey("device_class")) {
      options.putIfAbsent("unit_of_measurement", entity.quantity().unit());
    }
    if (MEASUREMENT.equals(entity.options().get("state_class"))) {
      options.put("expire_after", MISSED_HEARTBEATS * live.policy().longestSilence().toSeconds());
    }
    return new Payloads.Entity(entity.platform(), options);
  }
}
