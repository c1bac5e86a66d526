package org.ticconnect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.panel.PanelReport;
import org.ticconnect.device.LampEvent;
import org.ticconnect.device.LampLog;
import org.ticconnect.device.LampMachine;
import org.ticconnect.device.LampState;
import org.ticconnect.device.LampStep;
import org.ticconnect.device.Troubles;
import org.ticconnect.device.hardware.Back;
import org.ticconnect.device.hardware.Hardware;
import org.ticconnect.device.light.Bulb;
import org.ticconnect.device.light.Led;
import org.ticconnect.device.light.NoLed;
import org.ticconnect.device.light.Patterns;
import org.ticconnect.device.light.Player;
import org.ticconnect.device.light.TendedLed;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.line.ReceiverLamp;
import org.ticconnect.network.Addresses;
import org.ticconnect.owner.endpoint.LampSignal;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.settings.Settings;

/** The lamp, wired, and the one that Enedis asks of receivers. */
final class LampParts {
  /** For lamps to go dark. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final LampLog log = new LampLog();
  private final LampMachine machine;
  private final List<SourceSteps> sources;
  private final Addresses addresses;
  private final LongSupplier monotonic;
  private final Settings.Panel pins;
  private final Patterns patterns;
  private final Optional<Player> lamp;
  private final Optional<Player> receiver;
  private volatile boolean quick;

  /**
   * @param sources those that must be heard
   */
  LampParts(
      Settings.Panel pins,
      List<SourceSteps> sources,
      Addresses addresses,
      Hardware hardware,
      LongSupplier monotonic) {
    this.pins = pins;
    this.sources = List.copyOf(sources);
    this.addresses = addresses;
    this.monotonic = monotonic;
    this.machine =
        new LampMachine(sources.stream().map(SourceSteps::source).toList(), monotonic.getAsLong());
    this.patterns = new Patterns(pins.orange(), pins.blue().isPresent());
    BiFunction<String, Optional<String>, TendedLed> colour =
        (name, pin) -> tended(name, hardware.led(pin, pins.activeHigh()));
    this.lamp =
        back() == Back.NONE
            ? Optional.empty()
            : Optional.of(
                player(
                    new Bulb(
                        colour.apply("lamp.red", pins.red()),
                        colour.apply("lamp.green", pins.green()),
                        colour.apply("lamp.blue", pins.blue()))));
    this.receiver =
        pins.receiver()
            .map(
                pin ->
                    player(
                        new Bulb(
                            colour.apply("lamp.receiver", Optional.of(pin)),
                            tended("", new NoLed()),
                            tended("", new NoLed()))));
  }

  private TendedLed tended(String key, Led led) {
    return new TendedLed(led, new Troubles(key), monotonic);
  }

  private Player player(Bulb bulb) {
    return new Player(bulb, monotonic);
  }

  /**
   * Binds {@code lamp.good-group}, {@code lamp.tick}, {@code lamp.address}, {@code lamp.show} and
   * {@code lamp.receiver}.
   */
  void bind(Registry registry) {
    registry.bind(
        "lamp.good-group",
        new LampStep(
            machine,
            exchange ->
                new LampEvent.GoodGroup(
                    exchange.getIn().getBody(LiveUpdate.class).values().source()),
            log,
            monotonic));
    registry.bind("lamp.tick", new LampStep(machine, any -> new LampEvent.Tick(), log, monotonic));
    registry.bind(
        "lamp.address",
        new LampStep(machine, any -> new LampEvent.Address(addresses.anyIpv4()), log, monotonic));
    registry.bind("lamp.show", (Processor) any -> show());
    registry.bind("lamp.receiver", (Processor) any -> showReceiver());
  }

  /** Tells the first state, and has the lamps shine from now on. */
  void begin(BiFunction<String, Runnable, Thread> threads) {
    log.tell(machine.state());
    show();
    showReceiver();
    lamp.ifPresent(player -> threads.apply("lamp", player).start());
    receiver.ifPresent(player -> threads.apply("receiver-lamp", player).start());
  }

  private void show() {
    lamp.ifPresent(player -> player.play(patterns.of(machine.state(), quick)));
  }

  private void showReceiver() {
    long now = monotonic.getAsLong();
    receiver.ifPresent(
        player -> player.play(Patterns.receiver(sources.stream().allMatch(one -> good(one, now)))));
  }

  private static boolean good(SourceSteps source, long now) {
    return source.doctor().lamp().pattern(now) == ReceiverLamp.Pattern.SLOW;
  }

  /** Whether the lamp is to tell that the button has been held for a while. */
  void hurry(boolean held) {
    if (held != quick) {
      quick = held;
      show();
    }
  }

  /** Has the lamp show what an owner's route says, with its next tick. */
  void show(LampSignal signal) {
    long now = monotonic.getAsLong();
    machine.show(
        signal.colour().map(colour -> new LampState.Signal(colour.text(), signal.blink())),
        signal.seconds().isPresent()
            ? OptionalLong.of(now + TimeUnit.SECONDS.toNanos(signal.seconds().getAsInt()))
            : OptionalLong.empty());
  }

  LampMachine machine() {
    return machine;
  }

  private Back back() {
    return Stream.of(pins.red(), pins.green(), pins.blue())
        .map(Hardware::back)
        .filter(back -> back != Back.NONE)
        .findFirst()
        .orElse(Back.NONE);
  }

  /** What is told of it. */
  PanelReport.Lamp told() {
    return new PanelReport.Lamp(
        machine,
        back(),
        () ->
            Stream.of(lamp, receiver)
                .flatMap(Optional::stream)
                .map(Player::trouble)
                .flatMap(Optional::stream)
                .findFirst());
  }

  /** Has the lamps go dark. */
  void end() {
    lamp.ifPresent(player -> player.end(PATIENCE));
    receiver.ifPresent(player -> player.end(PATIENCE));
  }
}
