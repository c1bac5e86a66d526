package org.ticconnect.web;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;

/**
 * Route step: answers as the web interface of a Phoenix Contact EMpro does (application note
 * 109455), for clients that read one by HTTP. The header {@code list} names the list asked for,
 * {@code id} a single item of it. A value that is too old, or that the meter does not send, is not
 * in a list, and alone it is not found.
 */
public final class EmproRest implements Processor {
  private static final String ROOT = "/api/v1/";
  private static final int NOT_FOUND = 404;

  /**
   * One item of a list.
   *
   * @param id in lower case
   * @param quantity by name
   */
  private record Item(String id, String quantity, String unit, String description) {
    String name() {
      return id.toUpperCase(Locale.ROOT);
    }
  }

  private static final List<Item> MEASUREMENTS =
      List.of(
          new Item("u1", "voltage_l1", "V", "Effective value voltage U1"),
          new Item("u2", "voltage_l2", "V", "Effective value voltage U2"),
          new Item("u3", "voltage_l3", "V", "Effective value voltage U3"),
          new Item("u12", "voltage_l1_l2", "V", "Effective value voltage U12"),
          new Item("u23", "voltage_l2_l3", "V", "Effective value voltage U23"),
          new Item("u31", "voltage_l3_l1", "V", "Effective value voltage U31"),
          new Item("i1", "current_l1", "A", "Effective value current I1"),
          new Item("i2", "current_l2", "A", "Effective value current I2"),
          new Item("i3", "current_l3", "A", "Effective value current I3"),
          new Item("p", "power_active", "W", "Active power, estimated"),
          new Item("p1", "power_active_l1", "W", "Active power P1, estimated"),
          new Item("p2", "power_active_l2", "W", "Active power P2, estimated"),
          new Item("p3", "power_active_l3", "W", "Active power P3, estimated"),
          new Item("s", "power_apparent", "VA", "Apparent power"),
          new Item("s1", "power_apparent_l1", "VA", "Apparent power S1"),
          new Item("s2", "power_apparent_l2", "VA", "Apparent power S2"),
          new Item("s3", "power_apparent_l3", "VA", "Apparent power S3"));

  private static final List<Item> METERS =
      List.of(
          new Item("ea+", "energy_active_import_total", "Wh", "Active energy drawn"),
          new Item("ea-", "energy_active_export_total", "Wh", "Active energy injected"));

  private final Supplier<LiveValues> values;
  private final Freshness freshness;
  private final String version;
  private final LongSupplier monotonic;
  private final Clock wall;

  /**
   * @param values newest ones of the meter
   * @param version of the program
   * @param monotonic clock in nanoseconds, for ages
   * @param wall clock for stamps
   */
  public EmproRest(
      Supplier<LiveValues> values,
      Freshness freshness,
      String version,
      LongSupplier monotonic,
      Clock wall) {
    this.values = values;
    this.freshness = freshness;
    this.version = version;
    this.monotonic = monotonic;
    this.wall = wall;
  }

  @Override
  public void process(Exchange exchange) {
    String list = exchange.getIn().getHeader("list", "", String.class);
    String id = exchange.getIn().getHeader("id", "", String.class);
    // The HTTP endpoint would hand a request's parameters back as headers of the response.
    exchange.getIn().removeHeaders("*");
    exchange.getIn().setHeader(Exchange.CONTENT_TYPE, "application/json");
    List<Map<String, Object>> items = items(list);
    Optional<Map<String, Object>> one =
        items.stream().filter(item -> item.get("id").equals(id)).findFirst();
    if (items.isEmpty() || !id.isEmpty() && one.isEmpty()) {
      exchange.getIn().setHeader(Exchange.HTTP_RESPONSE_CODE, NOT_FOUND);
      exchange.getIn().setBody(Map.of("error", "not found", "code", NOT_FOUND));
    } else {
      exchange.getIn().setBody(id.isEmpty() ? whole(list, items) : single(list, one.orElseThrow()));
    }
  }

  private List<Map<String, Object>> items(String list) {
    return switch (list) {
      case "" -> root();
      case "information" -> information();
      case "measurements" -> measured(list, MEASUREMENTS);
      case "meters" -> measured(list, METERS);
      default -> List.of();
    };
  }

  private Map<String, Object> whole(String list, List<Map<String, Object>> items) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("context", list.isEmpty() ? "/api/v1" : ROOT + list);
    json.put("timestamp", timestamp());
    json.put("items", items);
    return json;
  }

  private Map<String, Object> single(String list, Map<String, Object> item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("context", ROOT + list + "/" + item.get("id"));
    json.put("timestamp", timestamp());
    json.putAll(item);
    json.remove("href");
    return json;
  }

  private String timestamp() {
    return Instant.now(wall).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static List<Map<String, Object>> root() {
    return Stream.of("information", "measurements", "meters")
        .map(list -> Map.<String, Object>of("id", list, "href", ROOT + list, "description", list))
        .toList();
  }

  private List<Map<String, Object>> information() {
    List<Map<String, Object>> items = new ArrayList<>();
    items.add(text("name", "Device name", "EEM-MA370"));
    items.add(text("hw", "Hardware revision", "2.0"));
    items.add(text("fw", "Firmware revision", "1.5.1"));
    values
        .get()
        .address()
        .ifPresent(address -> items.add(text("serial-number", "Serial number", address)));
    items.add(text("label", "Label", "TIC Connect " + version));
    return items;
  }

  private static Map<String, Object> text(String id, String description, String value) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("href", ROOT + "information/" + id);
    item.put("id", id);
    item.put("name", id);
    item.put("value", value);
    item.put("description", description);
    return item;
  }

  private List<Map<String, Object>> measured(String list, List<Item> items) {
    List<Map<String, Object>> fresh = new ArrayList<>();
    LiveValues known = values.get();
    long now = monotonic.getAsLong();
    for (Item item : items) {
      known
          .all()
          .filter(one -> one.quantity().name().equals(item.quantity()))
          .filter(one -> one.value().isPresent() && freshness.fresh(one, now))
          .forEach(one -> fresh.add(measured(list, item, one)));
    }
    return fresh;
  }

  private static Map<String, Object> measured(String list, Item item, Measurement measurement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("href", ROOT + list + "/" + item.id());
    json.put("id", item.id());
    json.put("name", item.name());
    json.put("value", Double.parseDouble(measurement.value().orElseThrow().text()));
    json.put("unit", item.unit());
    json.put("description", item.description());
    return json;
  }
}
