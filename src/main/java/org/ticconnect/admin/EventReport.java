package org.ticconnect.admin;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ticconnect.history.EventLog;
import org.ticconnect.meter.guard.MeterEvent;

/** What {@code GET /api/events} tells: the events of all meters, newest first. */
final class EventReport implements Supplier<Object> {
  private final EventLog events;

  EventReport(EventLog events) {
    this.events = events;
  }

  @Override
  public Object get() {
    List<MeterEvent> all = events.events();
    Collections.reverse(all);
    return all.stream().map(EventReport::event).toList();
  }

  private static Map<String, Object> event(MeterEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", event.source());
    json.put("event", event.kind().text());
    json.put("at", event.at().toString());
    json.put("meter_time", event.meterTime().map(Instant::toString).orElse(""));
    json.put("before", event.before());
    json.put("after", event.after());
    return json;
  }
}
