package org.ticconnect.modbus;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.ticconnect.mapping.Ipv4Network;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.mapping.UnitTable;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.Mapped;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Master;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

/** A meter's values behind a Modbus server on a free port, with a clock that the test moves. */
public final class ServedMeter implements AutoCloseable {
  static final Duration STALE_AFTER = Duration.ofSeconds(10);

  final AtomicLong now = new AtomicLong(1_000);
  final Mappings mappings = Mapped.shipped();
  final LiveMeter meter = new LiveMeter("main", mappings.quantities(), Set.of(Label.PRM));
  final MeterRegistry meters = new SimpleMeterRegistry();
  final Banks banks =
      new Banks(
          Map.of("main", meter::values),
          "main",
          new Freshness(STALE_AFTER),
          source -> figure -> OptionalLong.of(figure.ordinal()));
  final ModbusServer server;

  /**
   * @param clients most at once
   * @param allowed network whose clients are served
   * @param rtuPort of RTU over TCP; empty for none
   */
  ServedMeter(int clients, String allowed, Optional<Integer> rtuPort) {
    banks.serve(mappings.registers().units(), mappings.registers().maps());
    server =
        new ModbusServer(
            new ModbusServer.Options(
                "127.0.0.1",
                0,
                rtuPort,
                clients,
                List.of(Ipv4Network.parse(allowed).orElseThrow())),
            banks,
            new RequestLog(meters),
            now::get,
            runnable -> new Thread(runnable, "modbus-under-test"),
            any -> false);
    server.start();
  }

  static ServedMeter started() {
    return new ServedMeter(32, "127.0.0.0/8", Optional.empty());
  }

  /** One map at every unit id, with values that never grow old. */
  public static ServedMeter ofFixedTime(String map, Profile profile) {
    return started().serving(1, map).hear(profile);
  }

  /** Serves other maps: {@code unit, map, unit, map}. */
  ServedMeter serving(Object... unitsAndMaps) {
    return serving(mappings.registers().maps(), unitsAndMaps);
  }

  ServedMeter serving(Map<String, RegisterMap> maps, Object... unitsAndMaps) {
    List<UnitTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < unitsAndMaps.length; i += 2) {
      rows.add(
          new UnitTable.Row(
              Optional.empty(),
              (int) unitsAndMaps[i],
              List.of(),
              (String) unitsAndMaps[i + 1],
              Optional.empty(),
              1 + i));
    }
    banks.serve(new UnitTable(rows), maps);
    return this;
  }

  /** The port of Modbus TCP. */
  public int port() {
    return server.port().orElseThrow();
  }

  Master master() throws Exception {
    return new Master(port());
  }

  void hear(Group... groups) {
    for (Group group : groups) {
      banks.update(meter.accept(group, now.get()));
    }
  }

  /** Some whole frames of a simulated meter. */
  ServedMeter hear(Profile profile) {
    SimulatedMeter simulated = Frames.meter(profile);
    for (int i = 0; i < 4; i++) {
      Lines.groups(simulated.nextFrame()).forEach(this::hear);
      banks.update(meter.frameEnded(true, now.get()));
    }
    return this;
  }

  /** The meter falls silent for longer than values are served. */
  void fallSilent() {
    now.addAndGet(STALE_AFTER.toNanos());
  }

  double live(String quantity) {
    return Double.parseDouble(
        meter
            .values()
            .of(mappings.quantities().named(quantity).orElseThrow())
            .flatMap(measurement -> measurement.value())
            .orElseThrow()
            .text());
  }

  @Override
  public void close() {
    server.close();
  }
}
