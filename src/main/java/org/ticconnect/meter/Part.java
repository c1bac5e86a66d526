package org.ticconnect.meter;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.ticconnect.tic.Content;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Relays;
import org.ticconnect.tic.StatusRegister;

/** Which part of a group a quantity is. */
public enum Part {
  /** The data field: a number, or a text without padding. */
  VALUE(Shape.ANY),
  /** The horodate. */
  TIME(Shape.MOMENT),

  DRY_CONTACT_OPEN(Shape.FLAG, flag(StatusRegister::dryContactOpen)),
  BREAKER(Shape.CHOICE, choice(StatusRegister::breaker)),
  COVER_OPEN(Shape.FLAG, flag(StatusRegister::coverOpen)),
  OVER_VOLTAGE(Shape.FLAG, flag(StatusRegister::overVoltage)),
  OVER_POWER(Shape.FLAG, flag(StatusRegister::overPower)),
  PRODUCER(Shape.FLAG, flag(StatusRegister::producer)),
  INJECTING(Shape.FLAG, flag(StatusRegister::injecting)),
  SUPPLIER_INDEX(Shape.NUMBER, number(StatusRegister::supplierIndex)),
  DISTRIBUTOR_INDEX(Shape.NUMBER, number(StatusRegister::distributorIndex)),
  CLOCK_DEGRADED(Shape.FLAG, flag(StatusRegister::clockDegraded)),
  TIC_STANDARD(Shape.FLAG, flag(StatusRegister::ticStandard)),
  EURIDIS(Shape.CHOICE, choice(StatusRegister::euridis)),
  POWER_LINE(Shape.CHOICE, choice(StatusRegister::powerLine)),
  POWER_LINE_SYNCHRONISED(Shape.FLAG, flag(StatusRegister::powerLineSynchronised)),
  TEMPO_TODAY(Shape.CHOICE, choice(StatusRegister::tempoToday)),
  TEMPO_TOMORROW(Shape.CHOICE, choice(StatusRegister::tempoTomorrow)),
  PEAK_NOTICE(Shape.NUMBER, number(StatusRegister::peakNotice)),
  PEAK_RUNNING(Shape.NUMBER, number(StatusRegister::peakRunning)),

  RELAY_1(1),
  RELAY_2(2),
  RELAY_3(3),
  RELAY_4(4),
  RELAY_5(5),
  RELAY_6(6),
  RELAY_7(7),
  RELAY_8(8);

  private enum Shape {
    ANY,
    NUMBER,
    FLAG,
    CHOICE,
    MOMENT
  }

  private final Shape shape;
  private final Label owner;
  private final Function<Group, Optional<Value>> reader;

  Part(Shape shape) {
    this.shape = shape;
    this.owner = null;
    this.reader = shape == Shape.MOMENT ? Part::time : Part::data;
  }

  Part(Shape shape, Function<StatusRegister, Value> field) {
    this.shape = shape;
    this.owner = Label.STGE;
    this.reader = group -> StatusRegister.parse(group.data()).map(field);
  }

  Part(int relay) {
    this.shape = Shape.FLAG;
    this.owner = Label.RELAIS;
    this.reader =
        group -> Optional.of(new Value.Flag(new Relays((int) group.number()).closed(relay)));
  }

  /**
   * @param group of a label that this part {@link #belongsTo}
   * @return empty when the group does not have it
   */
  Optional<Value> of(Group group) {
    return reader.apply(group);
  }

  /** Whether groups of this label have such a part. */
  public boolean belongsTo(Label label) {
    return switch (this) {
      case VALUE -> label.content() != Content.NONE;
      case TIME -> label.hasHorodate();
      default -> label == owner;
    };
  }

  /**
   * Whether the part of that label is a number, a state or a time, and so fits a number register.
   */
  public boolean numeric(Label label) {
    return shape != Shape.ANY || label.content() == Content.NUMBER;
  }

  /** Name in mapping files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Value> time(Group group) {
    return group.horodate().map(Horodate::instant).map(Value.Moment::new);
  }

  private static Optional<Value> data(Group group) {
    return Optional.of(
        group.label().content() == Content.NUMBER
            ? new Value.Whole(group.number())
            : new Value.Text(group.text()));
  }

  private static Function<StatusRegister, Value> flag(Function<StatusRegister, Boolean> field) {
    return status -> new Value.Flag(field.apply(status));
  }

  private static Function<StatusRegister, Value> number(Function<StatusRegister, Integer> field) {
    return status -> new Value.Whole(field.apply(status));
  }

  private static Function<StatusRegister, Value> choice(Function<StatusRegister, Enum<?>> field) {
    return status -> {
      Enum<?> state = field.apply(status);
      return new Value.Choice(state.ordinal(), state.name().toLowerCase(Locale.ROOT));
    };
  }
}
