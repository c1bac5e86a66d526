package org.ticconnect.modbus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Quantity;

/**
 * The registers of one map, filled from one source. Written by the source's thread, read by any.
 */
public final class RegisterBank {
  private record Placed(Register register, int place) {}

  private final Freshness freshness;
  private final WordEncoder encoder;
  private final Layout holding;
  private final Layout input;
  private final Map<Quantity, List<Placed>> byQuantity = new HashMap<>();
  private final List<Placed> nominals = new ArrayList<>();
  private final RegisterImage empty;
  private final AtomicReference<RegisterImage> image = new AtomicReference<>();

  public RegisterBank(RegisterMap map, Freshness freshness) {
    this.freshness = freshness;
    this.encoder = new WordEncoder(map);
    this.holding = new Layout(map, true, 0);
    this.input = new Layout(map, false, holding.end());
    RegisterImage.Change first = RegisterImage.ofGaps(input.end()).change();
    for (Register register : map.registers()) {
      place(holding, register, true, first);
      place(input, register, false, first);
    }
    empty = first.done();
    image.set(empty);
  }

  private void place(Layout table, Register register, boolean first, RegisterImage.Change change) {
    if (!register.tables().reachedBy(first)) {
      return;
    }
    int place = table.place(register.address(), register.length()).orElseThrow();
    Placed placed = new Placed(register, place);
    Register.Content content = register.content();
    if (content instanceof Register.ConstantNumber constant) {
      change.put(place, encoder.number(register, constant.number()), RegisterImage.ALWAYS);
    } else if (content instanceof Register.ConstantText constant) {
      change.put(place, encoder.text(register, constant.text()), RegisterImage.ALWAYS);
    } else if (content instanceof Register.Nominal nominal) {
      nominals.add(placed);
      change.put(place, encoder.number(register, nominal.number()), RegisterImage.NEVER);
    } else if (content instanceof Register.Measured measured) {
      byQuantity.computeIfAbsent(measured.quantity(), any -> new ArrayList<>()).add(placed);
      change.confirm(place, register.length(), RegisterImage.NEVER);
    }
  }

  /** Takes over what changed; readers see all of it or nothing. */
  public void update(LiveUpdate update) {
    if (update.changes().isEmpty()) {
      image.updateAndGet(current -> update.anew() ? empty : current);
      return;
    }
    RegisterImage.Change change = (update.anew() ? empty : image.get()).change();
    for (Measurement measurement : update.changes()) {
      byQuantity
          .getOrDefault(measurement.quantity(), List.of())
          .forEach(placed -> put(placed, measurement, change));
    }
    long until = freshness.freshUntil(update.changes().get(0).nanos());
    nominals.forEach(placed -> change.confirm(placed.place(), placed.register().length(), until));
    image.set(change.done());
  }

  private void put(Placed placed, Measurement measurement, RegisterImage.Change change) {
    Register register = placed.register();
    short[] words =
        measurement
            .value()
            .map(value -> encoder.value(register, value))
            .orElseGet(() -> encoder.absent(register));
    boolean identity =
        register.content() instanceof Register.Measured measured && measured.identity();
    change.put(
        placed.place(), words, identity ? RegisterImage.ALWAYS : freshness.freshUntil(measurement));
  }

  /**
   * @param fromHolding the table of function 03, else of function 04
   * @param address of the first register, 0 to 65535
   * @param count 1 to 125
   * @param now on the monotonic clock
   */
  RegisterAnswer read(boolean fromHolding, int address, int count, long now) {
    OptionalInt place = (fromHolding ? holding : input).place(address, count);
    if (place.isEmpty()) {
      return RegisterAnswer.Refusal.NO_SUCH_ADDRESS;
    }
    RegisterImage current = image.get();
    return current.servable(place.getAsInt(), count, now)
        ? new RegisterAnswer.Words(current.words(place.getAsInt(), count))
        : RegisterAnswer.Refusal.STALE;
  }
}
