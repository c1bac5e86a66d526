package org.ticconnect;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.panel.PanelReport;
import org.ticconnect.device.LampMachine;
import org.ticconnect.device.LampState;
import org.ticconnect.device.hardware.Hardware;
import org.ticconnect.device.hardware.LitLeds;
import org.ticconnect.network.Addresses;
import org.ticconnect.owner.endpoint.LampSignal;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.settings.Settings;
import org.ticconnect.web.JsonStep;

/** Lamp and button, wired. */
final class PanelParts {
  private final CamelContext context;
  private final Settings.Panel pins;
  private final Hardware hardware;
  private final LampParts lamp;
  private final ButtonParts button;

  /**
   * @param sources those that must be heard
   * @param claims gives a click to who waits to claim the device; false when nobody does
   */
  PanelParts(
      CamelContext context,
      Settings.Panel pins,
      List<SourceSteps> sources,
      Addresses addresses,
      Hardware hardware,
      BooleanSupplier claims,
      LongSupplier monotonic) {
    this.context = context;
    this.pins = pins;
    this.hardware = hardware;
    this.lamp = new LampParts(pins, sources, addresses, hardware, monotonic);
    this.button = new ButtonParts(context, pins, hardware, claims, monotonic);
  }

  /** Binds the steps of lamp and button, and {@code panel.read}. */
  void bind(Registry registry) {
    lamp.bind(registry);
    button.bind(registry, lamp::hurry);
    registry.bind(
        "panel.read", new JsonStep(new PanelReport(lamp.told(), button.told(), button.presses())));
  }

  /**
   * Has the lamp shine; the context must have been built.
   *
   * @param run the folder for what is gone after a reboot
   */
  void begin(Path run) {
    new LitLeds(run).note(Stream.of(pins.red(), pins.green(), pins.blue(), pins.receiver()));
    lamp.begin((name, work) -> context.getExecutorServiceManager().newThread(name, work));
    button.begin();
  }

  /** As a click of the button is. */
  void click() {
    button.click();
  }

  /** Has the lamp show what an owner's route says, with its next tick. */
  void show(LampSignal signal) {
    lamp.show(signal);
  }

  LampMachine machine() {
    return lamp.machine();
  }

  LampState state() {
    return lamp.machine().state();
  }

  /** Has the lamp go dark, and lets the pins go. */
  void end() {
    button.end();
    lamp.end();
    hardware.close();
  }
}
