package org.ticconnect.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.mapping.RegisterType;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Mapped;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Value;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.tic.Lines;

/** What is told of rows is what a master makes of their words. */
class ServedRowsTest {
  private static final Mappings MAPPINGS = Mapped.shipped();
  private static final long NOW = 1_000_000_000L;

  private static LiveValues values() {
    LiveMeter meter = new LiveMeter("main", MAPPINGS.quantities(), Set.of());
    SimulatedMeter simulated =
        new SimulatedMeter(Profile.THREE_PHASE, 7, LocalDateTime.of(2026, 1, 16, 12, 0));
    for (int frame = 0; frame < 3; frame++) {
      Lines.groups(simulated.nextFrame()).forEach(group -> meter.accept(group, NOW));
      meter.frameEnded(true, NOW);
    }
    return meter.values();
  }

  @Test
  void everyRowOfEveryMapReadsAsTheMeterSays() {
    LiveValues values = values();
    int compared = 0;
    for (RegisterMap map : MAPPINGS.registers().maps().values()) {
      for (ServedRegister row :
          BankView.tried(map, values, new Freshness(Duration.ofSeconds(10)), NOW).rows()) {
        compared += compare(map, row, values) ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  private static boolean compare(RegisterMap map, ServedRegister row, LiveValues values) {
    Register register = row.register();
    if (!(register.content() instanceof Register.Measured measured)
        || measured.lastDigits() > 0
        || !measured.values().isEmpty()) {
      return false;
    }
    Optional<Value> known = values.of(measured.quantity()).flatMap(Measurement::value);
    if (known.isEmpty() || row.value().isEmpty()) {
      return false;
    }
    String about = map.name() + " " + register.address() + " " + measured.quantity().name();
    if (register.type() == RegisterType.ASCII) {
      assertThat(known.get().text()).as(about).startsWith(row.value().get());
    } else if (known.get() instanceof Value.Whole || known.get() instanceof Value.Real) {
      double number = Double.parseDouble(known.get().text());
      double step = Math.max(Math.abs(register.encoding().scale()), Math.abs(number) * 1e-6);
      assertThat(Math.abs(Double.parseDouble(row.value().get()) - number))
          .as(about + " " + row.value().get() + " for " + number)
          .isLessThanOrEqualTo(step);
    }
    return true;
  }

  @Test
  void whatIsTooOldOrUnknownIsToldWithItsException() {
    RegisterMap map = MAPPINGS.registers().maps().get("phoenix-empro-ma370");
    Freshness freshness = new Freshness(Duration.ofSeconds(10));
    long later = NOW + Duration.ofHours(1).toNanos();
    assertThat(BankView.tried(map, values(), freshness, later).rows())
        .anySatisfy(
            row -> {
              assertThat(row.state()).isEqualTo(ServedRegister.State.STALE);
              assertThat(row.exception()).isEqualTo(0x0B);
              assertThat(row.hex()).isEmpty();
            });
    LiveValues nothing = new LiveMeter("main", MAPPINGS.quantities(), Set.of()).values();
    assertThat(BankView.tried(map, nothing, freshness, NOW).rows())
        .extracting(ServedRegister::state)
        .contains(ServedRegister.State.NONE, ServedRegister.State.FIXED)
        .doesNotContain(ServedRegister.State.FRESH);
  }

  @Test
  void anIndexThatIsServedForEverIsToldToBeOldAllTheSame() {
    RegisterMap map = MAPPINGS.registers().maps().get("native");
    Freshness freshness = new Freshness(Duration.ofSeconds(10));
    long later = NOW + Duration.ofHours(1).toNanos();
    assertThat(BankView.tried(map, values(), freshness, NOW).rows())
        .filteredOn(row -> row.register().unit().equals("Wh") && row.value().isPresent())
        .extracting(ServedRegister::state)
        .contains(ServedRegister.State.FRESH)
        .doesNotContain(ServedRegister.State.STALE);
    assertThat(BankView.tried(map, values(), freshness, later).rows())
        .filteredOn(row -> row.register().unit().equals("Wh") && row.value().isPresent())
        .isNotEmpty()
        .extracting(ServedRegister::state)
        .containsOnly(ServedRegister.State.STALE);
  }
}
