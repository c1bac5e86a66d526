package org.ticconnect.owner.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticconnect.owner.OwnerEvent;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

/** The starts of the simulated meter by which owners try their routes. */
class SimulatedEventsTest {
  /** Of Tempo a frame lasts about a second. */
  private static final int FRAMES_OF_TWO_MINUTES = 120;

  private final HeardMeter meter = new HeardMeter();

  private List<OwnerEvent> events(int seed, String start) {
    SimulatedMeter simulated = new SimulatedMeter(Profile.TEMPO, seed, LocalDateTime.parse(start));
    List<OwnerEvent> found = new ArrayList<>();
    for (int i = 0; i < FRAMES_OF_TWO_MINUTES; i++) {
      Group[] groups =
          Lines.groups(simulated.nextFrame()).stream()
              .filter(group -> group.label() != Label.ADSC)
              .toArray(Group[]::new);
      found.addAll(meter.frame(groups));
    }
    return found;
  }

  @Test
  void theTariffChangesAtTenInTheEvening() {
    assertThat(events(288, "2026-01-15T21:59:00"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo(OwnerEvent.Kind.TARIFF);
              assertThat(event.fields())
                  .containsEntry("before", 2L)
                  .containsEntry("after", 1L)
                  .containsEntry("name_before", "HP BLEU")
                  .containsEntry("name_after", "HC BLEU")
                  .containsKey("energy_active_import_total");
            });
  }

  @Test
  void aDayEndsAtMidnightAndTheNextKnowsWhatItUsed() {
    assertThat(events(1, "2026-01-15T23:59:00"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.fields())
                    .containsEntry("day", "2026-01-15")
                    .containsKey("energy_active_import_supplier_6")
                    .doesNotContainKey("used_energy_active_import_total"));
    meter.restart();
    assertThat(events(1, "2026-01-16T23:59:00"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.fields())
                    .containsEntry("day", "2026-01-16")
                    .containsKey("used_energy_active_import_supplier_6"));
  }
}
