package org.ticconnect.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.admin.inspect.RequestJson;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.mapping.RegisterFiles;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.mapping.UnitTable;
import org.ticconnect.modbus.Banks;
import org.ticconnect.modbus.ModbusServer;
import org.ticconnect.modbus.ReloadMaps;
import org.ticconnect.modbus.RequestLog;

/** What {@code GET /api/modbus} tells: who gets what, who asks, and the last hundred requests. */
final class ModbusReport implements Supplier<Object> {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final double TENTHS = 10;

  private final ModbusServer server;
  private final Banks banks;
  private final ReloadMaps reload;
  private final LongSupplier monotonic;

  ModbusReport(ModbusServer server, Banks banks, ReloadMaps reload, LongSupplier monotonic) {
    this.server = server;
    this.banks = banks;
    this.reload = reload;
    this.monotonic = monotonic;
  }

  @Override
  public Object get() {
    long now = monotonic.getAsLong();
    Map<String, Object> json = new LinkedHashMap<>(state());
    RegisterFiles served = banks.served();
    json.put("units", served.units().rows().stream().map(row -> unit(row, served)).toList());
    json.put("results", server.log().results());
    json.put("mistakes", reload.mistakes().stream().map(Mistake::toString).toList());
    json.put("by_client", server.log().clients(now).stream().map(one -> client(one, now)).toList());
    json.put(
        "last_requests",
        server.log().newest().stream().map(one -> RequestJson.of(one, now)).toList());
    return json;
  }

  /** What the status tells too. */
  Map<String, Object> state() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", server.port().isPresent() ? "listening" : "off");
    json.put("port", server.port().orElse(0));
    server.rtuPort().ifPresent(port -> json.put("rtu_port", port));
    if (server.rtuIsOff()) {
      json.put("rtu_port", "off");
    }
    Map<String, Object> more = new LinkedHashMap<>();
    server.morePorts().forEach((port, on) -> more.put("" + port, on ? "listening" : "off"));
    if (!more.isEmpty()) {
      json.put("more_ports", more);
    }
    json.put("clients", server.clients());
    json.put("most_clients", server.mostClients());
    json.put("gave_way", server.gaveWay());
    json.put("not_allowed", server.refused());
    json.put("requests", server.log().total());
    return json;
  }

  private static Map<String, Object> unit(UnitTable.Row row, RegisterFiles served) {
    RegisterMap map = served.maps().get(row.map());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("unit", row.unit());
    json.put("map", row.map());
    json.put("title", map.title());
    json.put("stale", map.stale().text());
    row.port().ifPresent(port -> json.put("port", port));
    row.source().ifPresent(source -> json.put("source", source));
    if (!row.clients().isEmpty()) {
      json.put("clients", row.clients().stream().map(Object::toString).toList());
    }
    return json;
  }

  private static Map<String, Object> client(RequestLog.Client client, long now) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("client", client.address());
    json.put("requests", client.requests());
    json.put("errors", client.errors());
    json.put("per_second", Math.round(client.perSecond() * TENTHS) / TENTHS);
    json.put("last_ms", (now - client.last()) / NANOS_PER_MILLI);
    return json;
  }
}
