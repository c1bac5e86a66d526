package org.ticconnect.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ticconnect.mqtt.forward.HistorySenders;
import org.ticconnect.mqtt.link.BrokerLimits;
import org.ticconnect.mqtt.link.BrokerUrl;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.words.French;

/** What {@code GET /api/mqtt} tells: the link, what the broker refuses, what waits for it. */
final class MqttReport implements Supplier<Object> {
  private static final Map<String, Object> OFF = Map.of("state", "off");

  private final Optional<MqttTold> told;

  MqttReport(Optional<MqttTold> told) {
    this.told = told;
  }

  @Override
  public Object get() {
    return told.map(MqttReport::whole).orElse(OFF);
  }

  /** What {@code GET /api/status} tells of it. */
  Map<String, Object> state() {
    return told.map(MqttReport::brief).orElse(OFF);
  }

  private static Map<String, Object> brief(MqttTold told) {
    MqttLink link = told.link();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", link.state().status().name().toLowerCase(Locale.ROOT));
    json.put("detail", link.state().detail());
    json.put("detail_fr", French.of(link.state().detail()));
    json.put("published", link.published());
    json.put("failed", link.failed());
    json.put("refused_topics", link.refusedTopics().size());
    told.history().ifPresent(history -> json.put("waiting", told.waiting()));
    return json;
  }

  private static Map<String, Object> whole(MqttTold told) {
    MqttLink link = told.link();
    Map<String, Object> json = brief(told);
    json.put("brokers", link.access().brokers().stream().map(BrokerUrl::toString).toList());
    json.put("client", link.access().clientId());
    json.put("connections", link.connections());
    json.put("notices", link.limits().map(BrokerLimits::notices).orElse(List.of()));
    json.put(
        "refused_topics",
        link.refusedTopics().stream()
            .map(
                topic ->
                    Map.of(
                        "topic",
                        topic.topic(),
                        "reason",
                        topic.reason(),
                        "reason_fr",
                        French.of(topic.reason()),
                        "count",
                        topic.count()))
            .toList());
    told.own()
        .get()
        .ifPresent(
            own -> json.put("own_routes", Map.of("waiting", own.size(), "dropped", own.dropped())));
    told.history().ifPresent(history -> json.put("history", history(history, told.dropped())));
    return json;
  }

  private static Map<String, Object> history(HistorySenders history, long dropped) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sent", history.sent());
    json.put("dropped", dropped);
    json.put("skipped", history.skipped());
    return json;
  }
}
