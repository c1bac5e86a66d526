package org.ticconnect.admin.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Value;

/** What a meter measures. A power that is too old is left out; an index stays what it was. */
final class MeterFigures {
  private static final Pattern ENERGY =
      Pattern.compile("energy_active_(import|export)_(total|(?:supplier|distributor)_\\d+)");
  private static final Pattern POWER =
      Pattern.compile("power_apparent_(import|export)(?:_l([123]))?");
  private static final Pattern ACTIVE = Pattern.compile("power_active(?:_l([123]))?");
  private static final Pattern PHASE = Pattern.compile("(voltage|current)_l([123])");
  private static final String ALL_PHASES = "all";
  private static final Map<String, String> UNITS =
      Map.of("voltage", "linky_voltage_volts", "current", "linky_current_amperes");
  private static final Map<String, String> MEANINGS =
      Map.of("voltage", "Voltage of a phase", "current", "Current of a phase");

  private final Freshness freshness;

  MeterFigures(Freshness freshness) {
    this.freshness = freshness;
  }

  /**
   * @param now on the monotonic clock
   */
  void add(Figures figures, LiveValues values, long now) {
    values
        .all()
        .forEach(
            one ->
                number(one)
                    .ifPresent(
                        value ->
                            add(figures, values.source(), one, value, freshness.fresh(one, now))));
  }

  private static void add(
      Figures figures, String meter, Measurement one, double value, boolean fresh) {
    String name = one.quantity().name();
    Matcher energy = ENERGY.matcher(name);
    if (energy.matches()) {
      figures.counter(
          "linky_active_energy_watthours",
          "Active energy by the meter's indexes",
          value,
          "meter",
          meter,
          "direction",
          energy.group(1),
          "index",
          energy.group(2));
    } else if (fresh) {
      addMoment(figures, meter, name, value);
    }
  }

  private static void addMoment(Figures figures, String meter, String name, double value) {
    Matcher power = POWER.matcher(name);
    Matcher active = ACTIVE.matcher(name);
    Matcher phase = PHASE.matcher(name);
    if (power.matches()) {
      figures.gauge(
          "linky_apparent_power_voltamperes",
          "Apparent power, measured",
          value,
          "meter",
          meter,
          "phase",
          phase(power.group(2)),
          "direction",
          power.group(1));
    } else if (active.matches()) {
      figures.gauge(
          "linky_active_power_watts",
          "Active power, drawn positive, estimated: the meter does not tell it",
          value,
          "meter",
          meter,
          "phase",
          phase(active.group(1)),
          "estimated",
          "true");
    } else if (phase.matches()) {
      figures.gauge(
          UNITS.get(phase.group(1)),
          MEANINGS.get(phase.group(1)),
          value,
          "meter",
          meter,
          "phase",
          phase.group(2));
    }
  }

  private static String phase(String number) {
    return Optional.ofNullable(number).orElse(ALL_PHASES);
  }

  private static Optional<Double> number(Measurement one) {
    OptionalDouble number =
        one.value()
            .map(
                value ->
                    value instanceof Value.Whole whole
                        ? OptionalDouble.of(whole.number())
                        : value instanceof Value.Real real
                            ? OptionalDouble.of(real.rounded().doubleValue())
                            : OptionalDouble.empty())
            .orElse(OptionalDouble.empty());
    return number.stream().boxed().findFirst();
  }
}
