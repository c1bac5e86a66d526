package org.ticconnect;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.spi.Registry;
import org.ticconnect.device.LampEvent;
import org.ticconnect.device.LampLog;
import org.ticconnect.device.LampMachine;
import org.ticconnect.device.LampState;
import org.ticconnect.device.LampStep;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.network.Addresses;
import org.ticconnect.owner.endpoint.LampSignal;

/** The lamp, wired. */
final class LampParts {
  private final LampLog log = new LampLog();
  private final LampMachine machine;
  private final Addresses addresses;
  private final LongSupplier monotonic;

  /**
   * @param sources names of those that must be heard
   */
  LampParts(List<String> sources, Addresses addresses, LongSupplier monotonic) {
    this.machine = new LampMachine(sources, monotonic.getAsLong());
    this.addresses = addresses;
    this.monotonic = monotonic;
  }

  /** Binds {@code lamp.good-group}, {@code lamp.tick} and {@code lamp.address}. */
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
  }

  /** Tells the first state. */
  void begin() {
    log.tell(machine.state());
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

  LampState state() {
    return machine.state();
  }
}
