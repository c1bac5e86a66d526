package org.ticconnect.mqtt.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ticconnect.mapping.Discovery;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.mqtt.topic.TopicNames;

/** What would be announced to Home Assistant of a meter that sends just this. */
public final class AnnouncedEntities {
  private final Discovery discovery;
  private final GatewayDevice gateway;
  private final MeterDevice meter;
  private final Payloads payloads;

  public AnnouncedEntities(Discovery discovery, TopicMap map, TopicNames names, DeviceFacts facts) {
    this.discovery = discovery;
    this.gateway = new GatewayDevice(discovery, map, names, facts);
    this.meter = new MeterDevice(discovery, map, names, gateway);
    this.payloads = new Payloads(discovery, facts.version());
  }

  /** Payloads by topic. */
  public Map<String, String> of(LiveValues values) {
    Map<String, String> wanted = new LinkedHashMap<>(payloads.of(gateway.describe()));
    values
        .address()
        .ifPresent(
            address -> wanted.putAll(payloads.of(meter.describe(values, address, sent(values)))));
    return wanted;
  }

  private Set<String> sent(LiveValues values) {
    Set<String> names = new TreeSet<>();
    for (Discovery.Entity entity : discovery.entities()) {
      if (values.of(entity.quantity()).flatMap(Measurement::value).isPresent()) {
        names.add(entity.quantity().name());
      }
    }
    return names;
  }
}
