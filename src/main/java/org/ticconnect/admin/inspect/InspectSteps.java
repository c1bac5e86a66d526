package org.ticconnect.admin.inspect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.file.AnswerStep;
import org.ticconnect.admin.file.OneAtATime;
import org.ticconnect.logs.LogRing;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Quantities;
import org.ticconnect.modbus.Banks;
import org.ticconnect.modbus.ModbusServer;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.web.stream.Feed;

/** The steps of the routes that show the inside, and what can be looked at while it changes. */
public final class InspectSteps {
  private final Registers registers;
  private final TestRead read;
  private final Topics topics;
  private final Frames frames;
  private final Log log;
  private final ReplayDoor replay;
  private final SchemaDoor schemas;
  private final HelpBundle help;
  private final RequestFeed requests;

  /**
   * What is looked at.
   *
   * @param sources at least one
   * @param mqtt empty while no broker is set
   * @param secrets that may be shown nowhere
   */
  public record Device(
      List<SourceSteps> sources,
      Quantities quantities,
      Banks banks,
      ModbusServer modbus,
      Optional<MqttLink> mqtt,
      LogRing log,
      Set<String> secrets) {}

  /**
   * What the help bundle tells beside frames and log.
   *
   * @param settings key to value, without secrets
   * @param reports by title, in this order
   */
  public record Told(
      String version,
      Supplier<Map<String, String>> settings,
      Map<String, Supplier<Object>> reports) {}

  /**
   * @param schemas by kind of file, as JSON
   * @param monotonic clock in nanoseconds
   */
  public InspectSteps(
      Device device, Told told, Map<String, Supplier<Object>> schemas, LongSupplier monotonic) {
    List<Supplier<LiveValues>> values =
        device.sources().stream()
            .<Supplier<LiveValues>>map(source -> () -> source.meter().values())
            .toList();
    Identifiers identifiers = new Identifiers(values, device.secrets());
    this.registers = new Registers(device.banks(), device.modbus(), monotonic);
    this.read = new TestRead(device.modbus(), monotonic);
    this.topics = new Topics(device.mqtt(), identifiers);
    this.frames = new Frames(device.sources(), device.quantities());
    this.log = new Log(device.log(), identifiers);
    this.replay = new ReplayDoor(device.quantities());
    this.schemas = new SchemaDoor(schemas);
    Map<String, Supplier<Object>> reports = new LinkedHashMap<>(told.reports());
    reports.put("last frames", frames::all);
    this.help = new HelpBundle(told.version(), told.settings(), reports, log, identifiers);
    this.requests =
        new RequestFeed(
            device.modbus().log(), asked -> RequestJson.of(asked, monotonic.getAsLong()));
  }

  /**
   * Binds {@code inspect.registers}, {@code .modbus-read}, {@code .topics}, {@code .mqtt-send},
   * {@code .frame}, {@code .log}, {@code .help}, {@code .replay} and {@code .schema}.
   */
  public void bind(Registry registry) {
    Semaphore oneAtATime = new Semaphore(1);
    Map.<String, AnswerStep.Door>of(
            "registers", registers::answer,
            "modbus-read", new OneAtATime(oneAtATime, read::answer),
            "topics", topics::answer,
            "mqtt-send", topics::send,
            "frame", frames::answer,
            "log", log::answer,
            "help", help::answer,
            "replay", new OneAtATime(oneAtATime, replay::answer),
            "schema", schemas::answer)
        .forEach((name, door) -> registry.bind("inspect." + name, new AnswerStep(door)));
  }

  /** Registers, requests, topics, frame and log. */
  public List<Feed> feeds() {
    return List.of(new RegisterFeed(registers), requests, topics, frames, log);
  }
}
