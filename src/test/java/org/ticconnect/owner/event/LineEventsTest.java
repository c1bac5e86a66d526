package org.ticconnect.owner.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.ticconnect.owner.event.HeardMeter.date;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticconnect.owner.OwnerEvent;

class LineEventsTest {
  private final HeardMeter meter = new HeardMeter();

  private static List<OwnerEvent> of(OwnerEvent.Kind kind, List<OwnerEvent> all) {
    return all.stream().filter(event -> event.kind() == kind).toList();
  }

  @Test
  void aGoodStartIsNoEvent() {
    assertThat(meter.look(60, true)).isEmpty();
  }

  @Test
  void aLineIsToldWhenItsStateHasLastedTenSeconds() {
    meter.frame(date("0115120000"));
    meter.look(5, true);
    // Two seconds of silence are none yet.
    assertThat(of(OwnerEvent.Kind.LINE, meter.look(11, false))).isEmpty();
    assertThat(of(OwnerEvent.Kind.LINE, meter.look(1, false)))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.fields())
                  .containsExactly(
                      entry("state", "not_heard"), entry("diagnosis", "nothing_on_the_line"));
              assertThat(event.time()).contains(Instant.parse("2026-01-15T11:00:17Z"));
            });
    assertThat(of(OwnerEvent.Kind.LINE, meter.look(60, false))).isEmpty();
    assertThat(of(OwnerEvent.Kind.LINE, meter.look(10, true))).isEmpty();
    assertThat(of(OwnerEvent.Kind.LINE, meter.look(1, true)))
        .singleElement()
        .satisfies(event -> assertThat(event.fields()).containsEntry("state", "heard"));
  }

  @Test
  void aLineThatComesAndGoesIsNotTold() {
    meter.look(5, true);
    for (int i = 0; i < 10; i++) {
      assertThat(of(OwnerEvent.Kind.LINE, meter.look(9, false))).isEmpty();
      assertThat(of(OwnerEvent.Kind.LINE, meter.look(2, true))).isEmpty();
    }
  }

  @Test
  void valuesThatAreTooOldAreTold() {
    meter.look(5, true);
    assertThat(of(OwnerEvent.Kind.STALE, meter.look(14, false))).isEmpty();
    assertThat(of(OwnerEvent.Kind.STALE, meter.look(1, false)))
        .singleElement()
        .satisfies(event -> assertThat(event.fields()).containsOnly(entry("stale", true)));
    assertThat(of(OwnerEvent.Kind.STALE, meter.look(60, false))).isEmpty();
    assertThat(of(OwnerEvent.Kind.STALE, meter.look(11, true)))
        .singleElement()
        .satisfies(event -> assertThat(event.fields()).containsOnly(entry("stale", false)));
  }

  @Test
  void aMeterThatIsNotHeardSinceTheStartIsTold() {
    List<OwnerEvent> found = meter.look(60, false);

    assertThat(found)
        .extracting(OwnerEvent::kind)
        .containsExactlyInAnyOrder(OwnerEvent.Kind.LINE, OwnerEvent.Kind.STALE);
    assertThat(found).allSatisfy(event -> assertThat(event.meter()).isEmpty());
    assertThat(found).allSatisfy(event -> assertThat(event.time()).isEmpty());
  }
}
