package org.ticconnect;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.admin.panel.ClickAnswer;
import org.ticconnect.admin.panel.PanelReport;
import org.ticconnect.device.Troubles;
import org.ticconnect.device.button.ButtonLine;
import org.ticconnect.device.button.ButtonMachine;
import org.ticconnect.device.button.ClickStep;
import org.ticconnect.device.button.HoldStep;
import org.ticconnect.device.button.LookStep;
import org.ticconnect.device.button.PressLog;
import org.ticconnect.device.button.Reconnects;
import org.ticconnect.device.button.TendedButton;
import org.ticconnect.device.hardware.Hardware;
import org.ticconnect.settings.Settings;

/** The button, wired. */
final class ButtonParts {
  private static final Logger LOG = LoggerFactory.getLogger(ButtonParts.class);
  private static final String WOKEN = "seda:button?size=16&discardWhenFull=true";

  private final CamelContext context;
  private final Settings.Panel pins;
  private final BooleanSupplier claims;
  private final LongSupplier monotonic;
  private final ButtonMachine machine = new ButtonMachine();
  private final PressLog presses = new PressLog(Clock.systemUTC());
  private final ButtonLine line;
  private final TendedButton button;
  private volatile Optional<ProducerTemplate> waking = Optional.empty();

  /**
   * @param claims gives a click to who waits to claim the device; false when nobody does
   */
  ButtonParts(
      CamelContext context,
      Settings.Panel pins,
      Hardware hardware,
      BooleanSupplier claims,
      LongSupplier monotonic) {
    this.context = context;
    this.pins = pins;
    this.claims = claims;
    this.monotonic = monotonic;
    this.line =
        hardware.button(
            pins.button(),
            pins.buttonActiveHigh(),
            work -> context.getExecutorServiceManager().newThread("button", work),
            this::wake);
    this.button = new TendedButton(line, new Troubles("button.pin"), monotonic);
  }

  /**
   * Binds {@code button.look}, {@code .click}, {@code .hold} and {@code .answer}.
   *
   * @param near told whether the button is held so long that the lamp is to tell it
   */
  void bind(Registry registry, Consumer<Boolean> near) {
    registry.bind("button.look", new LookStep(button, machine, near, monotonic));
    registry.bind("button.click", new ClickStep(claims, new Reconnects(), presses, monotonic));
    registry.bind("button.hold", new HoldStep(presses));
    registry.bind("button.answer", new ClickAnswer());
  }

  /** Listens to the button's line; the context must have been built. */
  void begin() {
    waking = Optional.of(context.createProducerTemplate());
  }

  /** Comes from threads that the hardware's library owns, and must not harm them. */
  private void wake() {
    try {
      waking.ifPresent(template -> template.sendBody(WOKEN, ""));
    } catch (RuntimeException stopping) {
      LOG.debug("Nobody looks at the button now", stopping);
    }
  }

  /** As a click of the button is. */
  void click() {
    waking.ifPresent(template -> template.sendBody("direct:click", ""));
  }

  /** What is told of it. */
  PanelReport.Button told() {
    return new PanelReport.Button(machine, Hardware.back(pins.button()), button::trouble);
  }

  PressLog presses() {
    return presses;
  }

  void end() {
    line.close();
  }
}
