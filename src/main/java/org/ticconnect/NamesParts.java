package org.ticconnect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.NamesReport;
import org.ticconnect.mapping.UnitTable;
import org.ticconnect.network.names.Announcer;
import org.ticconnect.network.names.Bounds;
import org.ticconnect.network.names.NamesText;
import org.ticconnect.network.names.NamesTold;
import org.ticconnect.network.names.OwnName;
import org.ticconnect.network.names.Places;
import org.ticconnect.network.names.Service;
import org.ticconnect.settings.Settings;
import org.ticconnect.web.ReadDoor;

/** Names in the network, wired: what is announced of the page and of the Modbus server. */
final class NamesParts implements AutoCloseable {
  private static final String MODEL = "TIC Connect";

  private final Settings settings;
  private final String deviceId;
  private final WebParts web;
  private final ModbusParts modbus;
  private final Optional<Announcer> announcer;

  /**
   * @param name of this device
   * @param monotonic clock in nanoseconds
   */
  NamesParts(
      Settings settings,
      String deviceId,
      OwnName name,
      WebParts web,
      ModbusParts modbus,
      LongSupplier monotonic) {
    this.settings = settings;
    this.deviceId = deviceId;
    this.web = web;
    this.modbus = modbus;
    this.announcer =
        own(settings)
            ? Optional.of(
                new Announcer(name, new Places(), this::services, Bounds.USUAL, monotonic))
            : Optional.empty();
    web.add(List.of(ReadDoor.of("/api/names", new NamesReport(this::told))));
  }

  /** What the device is called, or would be if it announced that. */
  static OwnName name(Settings settings, String deviceId) {
    return new OwnName(settings.names().host().orElse(OwnName.usual(deviceId)));
  }

  /** The names that are announced, for certificates and for those who ask by them. */
  static Supplier<List<String>> announced(Settings settings, OwnName name) {
    return own(settings) ? name::all : List::of;
  }

  private static boolean own(Settings settings) {
    return settings.names().announce().equals(NamesText.OWN);
  }

  /** Binds {@code names.rebuild}. */
  void bind(Registry registry) {
    registry.bind("names.rebuild", (Processor) exchange -> announcer.ifPresent(Announcer::rebuild));
  }

  /** Begins to announce. */
  void start() {
    announcer.ifPresent(Announcer::start);
  }

  private NamesTold told() {
    return announcer
        .map(Announcer::told)
        .orElseGet(() -> NamesText.off(settings.names().announce()));
  }

  /** What is listened on now; of a page that is closed, nothing. */
  private List<Service> services() {
    List<Service> services = new ArrayList<>();
    web.port().ifPresent(port -> services.add(page("_http._tcp", port)));
    web.securePort().ifPresent(port -> services.add(page("_https._tcp", port)));
    modbus.server().port().ifPresent(port -> services.add(table(port)));
    return services;
  }

  private Service page(String type, int port) {
    Map<String, String> txt = common();
    txt.put("path", "/");
    web.fingerprint().ifPresent(digits -> txt.put("sha256", digits));
    return new Service(type, port, settings.http().bind(), txt);
  }

  private Service table(int port) {
    Map<String, String> txt = common();
    txt.put("unit", units(row -> Integer.toString(row.unit())));
    txt.put("map", units(UnitTable.Row::map));
    return new Service("_modbus._tcp", port, settings.modbus().bind(), txt);
  }

  /** With repetitions, so that the first of one belongs to the first of the other. */
  private String units(Function<UnitTable.Row, String> part) {
    return modbus.banks().served().units().rows().stream()
        .filter(row -> row.port().isEmpty())
        .map(part)
        .collect(Collectors.joining(","));
  }

  private Map<String, String> common() {
    Map<String, String> txt = new LinkedHashMap<>();
    txt.put("txtvers", "1");
    txt.put("model", MODEL);
    txt.put("version", Version.text());
    txt.put("id", deviceId);
    return txt;
  }

  @Override
  public void close() {
    announcer.ifPresent(Announcer::close);
  }
}
