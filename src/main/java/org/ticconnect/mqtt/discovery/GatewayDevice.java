package org.ticconnect.mqtt.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ticconnect.mapping.Discovery;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.mqtt.topic.TopicNames;

/** This device, with what it tells of itself. */
final class GatewayDevice {
  private final Discovery discovery;
  private final TopicMap map;
  private final TopicNames names;
  private final DeviceFacts facts;

  GatewayDevice(Discovery discovery, TopicMap map, TopicNames names, DeviceFacts facts) {
    this.discovery = discovery;
    this.map = map;
    this.names = names;
    this.facts = facts;
  }

  /** Id by which meters refer to it. */
  String id() {
    return names.client();
  }

  Payloads.Device describe() {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("identifiers", List.of(id()));
    description.put("name", discovery.gateway());
    description.put("manufacturer", "TIC Connect");
    description.put("model", "TIC dongle");
    description.put("sw_version", facts.version());
    facts.page().get().ifPresent(page -> description.put("configuration_url", page));
    Map<String, Payloads.Entity> entities = new LinkedHashMap<>();
    map.device()
        .ifPresent(
            device ->
                discovery
                    .diagnostics()
                    .forEach(
                        one -> entities.put(one.key(), entity(one, names.fill(device.topic())))));
    return new Payloads.Device(
        id(), description, new ArrayList<>(List.of(availability())), entities);
  }

  private Payloads.Entity entity(Discovery.Diagnostic diagnostic, String topic) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("unique_id", id() + "_" + diagnostic.key());
    options.put("state_topic", topic);
    options.putAll(diagnostic.options());
    return new Payloads.Entity(diagnostic.platform(), options);
  }

  Map<String, Object> availability() {
    return availability(map.status(), names.fill(map.status().topic()));
  }

  static Map<String, Object> availability(TopicMap.Presence presence, String topic) {
    Map<String, Object> availability = new LinkedHashMap<>();
    availability.put("topic", topic);
    availability.put("payload_available", presence.online());
    availability.put("payload_not_available", presence.offline());
    return availability;
  }
}
