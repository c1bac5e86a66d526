package org.ticconnect.owner.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.ticconnect.owner.event.HeardMeter.date;
import static org.ticconnect.owner.event.HeardMeter.ntarf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.owner.OwnerEvent;

class MeterEventsTest {
  private final HeardMeter meter = new HeardMeter();

  @Test
  void anotherMeterIsToldWithItsFirstFrame() {
    meter.frame(ntarf(1));
    meter.happened(event(MeterEvent.Kind.METER_REPLACED));
    meter.happened(event(MeterEvent.Kind.ROLL_OVER));
    meter.address(HeardMeter.OTHER_ADDRESS);

    assertThat(meter.frame(date("0115120002"), ntarf(2)))
        .containsExactly(
            new OwnerEvent(
                OwnerEvent.Kind.METER,
                "main",
                Optional.of(HeardMeter.OTHER_ADDRESS),
                Optional.of(Instant.parse("2026-01-15T11:00:02Z")),
                Map.of("before", "…0123", "after", "…0456")));
    assertThat(meter.frame(ntarf(2))).isEmpty();
  }

  private static MeterEvent event(MeterEvent.Kind kind) {
    return new MeterEvent("main", kind, Instant.EPOCH, Optional.empty(), "…0123", "…0456");
  }

  @Test
  void aListenerThatFailsHarmsNobody() {
    HeardMeter meter =
        new HeardMeter(
            event -> {
              throw new IllegalStateException("full");
            });
    meter.frame(ntarf(1));

    assertThatCode(() -> meter.frame(ntarf(2))).doesNotThrowAnyException();
    assertThatCode(() -> meter.look(60, false)).doesNotThrowAnyException();
  }

  @Test
  void aSourceThatIsNotWatchedIsPassedOver() {
    assertThatCode(
            () ->
                meter.read(
                    new Reading(
                        "garden",
                        Optional.empty(),
                        1,
                        Instant.EPOCH,
                        Optional.empty(),
                        List.of(),
                        0,
                        List.of())))
        .doesNotThrowAnyException();
  }
}
