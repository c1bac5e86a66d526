package org.ticconnect.admin;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ticconnect.admin.metrics.Metrics;
import org.ticconnect.meter.Freshness;
import org.ticconnect.web.Door;
import org.ticconnect.web.ReadDoor;
import org.ticconnect.web.SecurityText;
import org.ticconnect.web.gate.OpenApi;

/** What machines ask a device: health, figures, what there is to ask, whom to tell of a hole. */
public final class OpenDoors {
  private final List<Door> all;

  /**
   * @param meters what others count
   * @param modbusWanted whether Modbus is to be served at all
   * @param built when the program was
   */
  public OpenDoors(
      DeviceParts parts,
      Reports reports,
      PrometheusMeterRegistry meters,
      Freshness freshness,
      boolean modbusWanted,
      Instant built) {
    LongSupplier monotonic = reports.monotonic();
    String version = reports.version();
    HealthReport health = new HealthReport(parts, freshness, modbusWanted, monotonic);
    this.all =
        List.of(
            ReadDoor.of("/healthz", health),
            ReadDoor.text(
                "/metrics",
                Metrics.TYPE,
                new Metrics(parts, meters, freshness, version, monotonic)),
            ReadDoor.forNobody("/api/status", new BriefStatus(reports.status())),
            ReadDoor.text("/api/openapi.json", "application/json", new OpenApi(version)),
            ReadDoor.text(
                "/.well-known/security.txt",
                SecurityText.TYPE,
                new SecurityText(built, Optional.empty())));
  }

  /** To be registered with the server. */
  public List<Door> all() {
    return all;
  }
}
