package org.ticconnect.modbus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Quantity;
import org.ticconnect.meter.Value;

/**
 * The registers of one map, filled from one source. Written by the source's thread, read by any.
 */
public final class RegisterBank {
  private record Placed(Register register, int place) {}

  private final RegisterMap map;
  private final Freshness freshness;
  private final Figures figures;
  private final Layout holding;
  private final Layout input;
  private final Map<Quantity, List<Placed>> byQuantity = new HashMap<>();
  private final List<Placed> whileHeard = new ArrayList<>();
  private final List<Placed> ofDevice = new ArrayList<>();
  private final RegisterImage empty;
  private final RegisterImage silent;
  private final AtomicReference<RegisterImage> image = new AtomicReference<>();

  private final KeptIndexes kept;
  private boolean filled;

  /**
   * @param figures of the device and of the source's line
   */
  public RegisterBank(RegisterMap map, Freshness freshness, Figures figures) {
    this.map = map;
    this.kept = new KeptIndexes(map.stale());
    this.freshness = freshness;
    this.figures = figures;
    this.holding = new Layout(map, true, 0);
    this.input = new Layout(map, false, holding.end());
    RegisterImage gaps = RegisterImage.ofGaps(input.end(), map.filler());
    RegisterImage.Change first = gaps.change();
    RegisterImage.Change noValues = gaps.change();
    for (Register register : map.registers()) {
      for (Layout table : List.of(holding, input)) {
        if (register.tables().reachedBy(table == holding)) {
          Placed placed = new Placed(register, table.place(register));
          noValues.put(placed.place(), WordEncoder.noValue(register), RegisterImage.ALWAYS);
          place(placed, first);
        }
      }
    }
    empty = first.done();
    silent = noValues.done();
    image.set(empty);
  }

  private void place(Placed placed, RegisterImage.Change change) {
    Register register = placed.register();
    Register.Content content = register.content();
    if (content instanceof Register.ConstantNumber constant) {
      change.put(
          placed.place(), WordEncoder.number(register, constant.number()), RegisterImage.ALWAYS);
    } else if (content instanceof Register.ConstantText constant) {
      change.put(placed.place(), WordEncoder.text(register, constant.text()), RegisterImage.ALWAYS);
    } else if (content instanceof Register.OfDevice) {
      ofDevice.add(placed);
    } else if (content instanceof Register.Nominal nominal) {
      whileHeard.add(placed);
      change.put(
          placed.place(), WordEncoder.number(register, nominal.number()), RegisterImage.NEVER);
    } else if (content instanceof Register.Unavailable) {
      whileHeard.add(placed);
      change.put(placed.place(), WordEncoder.absent(register), RegisterImage.NEVER);
    } else {
      quantities(content)
          .forEach(
              quantity -> byQuantity.computeIfAbsent(quantity, q -> new ArrayList<>()).add(placed));
      change.confirm(placed.place(), register.length(), RegisterImage.NEVER);
    }
  }

  private static List<Quantity> quantities(Register.Content content) {
    return content instanceof Register.Measured measured
        ? List.of(measured.quantity())
        : List.copyOf(((Register.Bits) content).quantities().values());
  }

  RegisterMap map() {
    return map;
  }

  /** Takes over all values, before anybody reads. */
  void fill(LiveValues values) {
    image.set(changed(empty, values, values.all().toList()));
  }

  /** Takes over what changed; readers see all of it or nothing. */
  public void update(LiveUpdate update) {
    // What changed between the filling of a new bank and its first update is taken over here.
    boolean whole = update.anew() || !filled;
    filled = true;
    RegisterImage before = whole ? empty : image.get();
    List<Measurement> changes = whole ? update.values().all().toList() : update.changes();
    image.set(changed(before, update.values(), changes));
  }

  private RegisterImage changed(
      RegisterImage before, LiveValues values, List<Measurement> changes) {
    if (changes.isEmpty()) {
      return before;
    }
    RegisterImage.Change change = before.change();
    long heard = changes.get(0).nanos();
    for (Measurement measurement : changes) {
      heard = measurement.nanos() - heard > 0 ? measurement.nanos() : heard;
      byQuantity
          .getOrDefault(measurement.quantity(), List.of())
          .forEach(placed -> put(placed, measurement, values, change));
    }
    long until = freshness.freshUntil(heard);
    whileHeard.forEach(placed -> change.confirm(placed.place(), placed.register().length(), until));
    return change.done();
  }

  private void put(
      Placed placed, Measurement measurement, LiveValues values, RegisterImage.Change change) {
    Register register = placed.register();
    if (register.content() instanceof Register.Bits bits) {
      putBits(placed, bits, values, change);
      return;
    }
    Register.Measured measured = (Register.Measured) register.content();
    short[] words =
        measurement
            .value()
            .map(value -> WordEncoder.value(register, measured, value))
            .orElseGet(() -> WordEncoder.absent(register));
    boolean index = kept.are(measurement.quantity());
    long until = freshness.freshUntil(measurement);
    if (index) {
      kept.confirm(placed.place(), until);
    }
    change.put(placed.place(), words, measured.identity() || index ? RegisterImage.ALWAYS : until);
  }

  /** Known when all its quantities are, and as old as the oldest of them. */
  private void putBits(
      Placed placed, Register.Bits bits, LiveValues values, RegisterImage.Change change) {
    Map<Quantity, Value> known = new HashMap<>();
    Optional<Long> until = Optional.empty();
    for (Quantity quantity : bits.quantities().values()) {
      Optional<Measurement> measurement = values.of(quantity);
      if (measurement.isEmpty()) {
        return;
      }
      measurement.get().value().ifPresent(value -> known.put(quantity, value));
      long end = freshness.freshUntil(measurement.get());
      until = until.filter(earlier -> earlier - end < 0).or(() -> Optional.of(end));
    }
    Register register = placed.register();
    change.put(
        placed.place(), WordEncoder.bits(register, bits, known), until.orElse(RegisterImage.NEVER));
  }

  /**
   * @param fromHolding the table of function 03, else of function 04
   * @param address of the first register, 0 to 65535
   * @param count 1 to 125
   * @param now on the monotonic clock
   */
  RegisterAnswer read(boolean fromHolding, int address, int count, long now) {
    OptionalInt place = (fromHolding ? holding : input).place(address, count);
    return place.isEmpty()
        ? RegisterAnswer.Refusal.NO_SUCH_ADDRESS
        : read(image.get(), place.getAsInt(), count, now);
  }

  private RegisterAnswer read(RegisterImage current, int place, int count, long now) {
    if (current.servable(place, count, now)) {
      return answer(place, current.words(place, count));
    }
    return switch (map.stale()) {
      case NO_VALUE -> answer(place, current.words(place, count, now, silent));
      case EXCEPTION_04 -> RegisterAnswer.Refusal.FAILED;
      case EXCEPTION_0B, KEEP_INDEXES -> RegisterAnswer.Refusal.STALE;
    };
  }

  /**
   * What a client gets that reads the rows one by one, all of one moment.
   *
   * @param now on the monotonic clock
   */
  List<ServedRegister> rows(long now) {
    RegisterImage current = image.get();
    List<ServedRegister> rows = new ArrayList<>();
    for (Register register : map.registers()) {
      boolean byHolding = register.tables().reachedBy(true);
      int place = (byHolding ? holding : input).place(register);
      RegisterAnswer answer = read(current, place, register.length(), now);
      rows.add(
          new ServedRegister(
              register,
              byHolding,
              answer instanceof RegisterAnswer.Words words
                  ? Optional.of(words.words())
                  : Optional.empty(),
              answer instanceof RegisterAnswer.Refusal refusal ? refusal.code : 0,
              ServedRegister.State.of(current, register, place, now, kept.old(place, now))));
    }
    return rows;
  }

  /** What the device knows of itself is asked when it is read. */
  private RegisterAnswer answer(int place, short[] words) {
    for (Placed row : ofDevice) {
      Register register = row.register();
      int from = row.place() - place;
      if (from < words.length && from + register.length() > 0) {
        Register.OfDevice content = (Register.OfDevice) register.content();
        short[] figure = WordEncoder.figure(register, figures.of(content.figure()));
        for (int i = Math.max(0, -from); i < figure.length && from + i < words.length; i++) {
          words[from + i] = figure[i];
        }
      }
    }
    return new RegisterAnswer.Words(words);
  }

  /** Whether a write by function 06 is accepted. */
  boolean accepts(int address, int value) {
    return map.writes().contains(new RegisterMap.Write(address, value));
  }
}
