package org.ticconnect;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;
import org.ticconnect.device.LampState;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.mapping.UnitTable;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.modbus.Banks;
import org.ticconnect.modbus.FillRegisters;
import org.ticconnect.modbus.ModbusServer;
import org.ticconnect.modbus.ReloadMaps;
import org.ticconnect.modbus.RequestLog;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.settings.Settings;

/** The Modbus side, wired. */
final class ModbusParts {
  private final Banks banks;
  private final ModbusServer server;
  private final ReloadMaps reload;

  /**
   * @param all what the owner has set
   * @param home the folder that holds {@code mappings} and {@code config}
   * @param own texts of the owner's files by whole name
   * @param sources at least one
   * @param lamp what it shows now
   * @param itself whether a connection from there is the device's own
   * @throws MappingException when a unit is given to a source that there is not, or to a taken port
   */
  ModbusParts(
      Settings all,
      Path home,
      Map<String, String> own,
      Mappings mappings,
      List<SourceSteps> sources,
      Supplier<LampState> lamp,
      MeterRegistry meters,
      LongSupplier monotonic,
      Freshness freshness,
      ThreadFactory threads,
      Predicate<SocketAddress> itself)
      throws MappingException {
    Settings.Modbus settings = all.modbus();
    List<String> names = sources.stream().map(SourceSteps::source).toList();
    List<Mistake> wrong = mistakes(all, mappings.registers().units());
    if (!wrong.isEmpty()) {
      throw new MappingException(wrong);
    }
    Map<String, Supplier<LiveValues>> values = new LinkedHashMap<>();
    Map<String, DeviceFigures> figures = new LinkedHashMap<>();
    for (SourceSteps source : sources) {
      values.put(source.source(), () -> source.meter().values());
      figures.put(source.source(), new DeviceFigures(source, lamp, monotonic));
    }
    this.banks = new Banks(values, names.get(0), freshness, figures::get);
    banks.serve(mappings.registers().units(), mappings.registers().maps());
    this.server =
        new ModbusServer(
            new ModbusServer.Options(
                settings.bind(),
                settings.port(),
                settings.rtuPort(),
                settings.clients(),
                settings.allowed()),
            banks,
            new RequestLog(meters),
            monotonic,
            threads,
            itself);
    this.reload =
        new ReloadMaps(
            home, mappings.quantities(), own, table -> mistakes(all, table), banks, server::listen);
  }

  /** What is wrong with a table of units beside the settings. */
  static List<Mistake> mistakes(Settings settings, UnitTable units) {
    Map<Integer, String> ports = new HashMap<>();
    ports.put(settings.modbus().port(), "modbus.port");
    ports.put(settings.http().port(), "http.port");
    settings.http().httpsPort().ifPresent(port -> ports.put(port, "https.port"));
    settings.modbus().rtuPort().ifPresent(port -> ports.put(port, "modbus.rtu.port"));
    return units.mistakes(settings.sources().stream().map(Settings.Source::name).toList(), ports);
  }

  /** Binds {@code modbus.fill} and {@code modbus.reload}. */
  void bind(Registry registry) {
    registry.bind("modbus.fill", new FillRegisters(banks));
    registry.bind("modbus.reload", reload);
  }

  Banks banks() {
    return banks;
  }

  ModbusServer server() {
    return server;
  }

  ReloadMaps reload() {
    return reload;
  }
}
