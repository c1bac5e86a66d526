package org.ticconnect;

import java.util.Optional;
import org.ticconnect.modbus.ModbusServer;
import org.ticconnect.settings.Settings;

/** Whether the ports that settings want could be had. */
final class WantedPorts {
  private final Settings settings;
  private final WebParts web;
  private final ModbusServer modbus;

  WantedPorts(Settings settings, WebParts web, ModbusServer modbus) {
    this.settings = settings;
    this.web = web;
    this.modbus = modbus;
  }

  /** One that is wanted and could not be had, in words; empty when all could. */
  Optional<String> missing() {
    Settings.Http http = settings.http();
    Settings.Modbus table = settings.modbus();
    return lacking("http.port", Optional.of(http.port()), web.port(), "http.bind")
        .or(() -> lacking("https.port", http.httpsPort(), web.securePort(), "http.bind"))
        .or(() -> ofModbus("modbus.port", Optional.of(table.port()), modbus.port()))
        .or(() -> ofModbus("modbus.rtu.port", table.rtuPort(), modbus.rtuPort()));
  }

  private Optional<String> ofModbus(String key, Optional<Integer> wanted, Optional<Integer> had) {
    return settings.mqttOnly() ? Optional.empty() : lacking(key, wanted, had, "modbus.bind");
  }

  private static Optional<String> lacking(
      String key, Optional<Integer> wanted, Optional<Integer> had, String bind) {
    return wanted
        .filter(port -> had.isEmpty())
        .map(
            port ->
                "%s = %d: cannot be listened on: another program has it, it needs more rights, or %s is"
                        .formatted(key, port, bind)
                    + " no address of this machine");
  }
}
