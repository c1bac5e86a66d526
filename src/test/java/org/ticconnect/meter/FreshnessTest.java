package org.ticconnect.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ticconnect.tic.Lines.good;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.support.Frames;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

/** What is stale when, for values that are measured all the time and for those that are not. */
class FreshnessTest {
  private final Freshness rule = new Freshness(Duration.ofSeconds(10));
  private final Quantities quantities = Mapped.shipped().quantities();
  private final LiveMeter meter = new LiveMeter("main", quantities, Set.of());

  private Measurement heard(String name, Group group) {
    meter.accept(group, 0);
    return measurement(name);
  }

  private Measurement measurement(String name) {
    return meter.values().of(quantities.named(name).orElseThrow()).orElseThrow();
  }

  private boolean fresh(Measurement measurement, Duration age) {
    return rule.fresh(measurement, age.toNanos());
  }

  @Test
  void aLiveValueIsStaleAtTheLimit() {
    Measurement power = heard("power_apparent_import", good(Label.SINSTS, "00480"));

    assertThat(fresh(power, Duration.ofMillis(9_999))).isTrue();
    assertThat(fresh(power, Duration.ofSeconds(10))).isFalse();
  }

  @Test
  void aSteadyValueInGoodGroupsIsFresh() {
    heard("power_apparent_import", good(Label.SINSTS, "00000"));
    meter.accept(good(Label.SINSTS, "00000"), Duration.ofSeconds(60).toNanos());

    assertThat(fresh(measurement("power_apparent_import"), Duration.ofSeconds(69))).isTrue();
  }

  @Test
  void aPointOfTheLoadCurveStaysTrueForAnHour() {
    Measurement point =
        heard("load_curve_import_last", good(Label.CCASN, "H260115180000", "00250"));

    assertThat(fresh(point, Duration.ofMinutes(59))).isTrue();
    assertThat(fresh(point, Duration.ofMinutes(60))).isFalse();
  }

  @Test
  void anAnnouncedPeakStaysAnnouncedForADay() {
    Measurement peak = heard("peak_1_start", good(Label.DPM1, " 260116060000", "00"));

    assertThat(fresh(peak, Duration.ofHours(23))).isTrue();
    assertThat(fresh(peak, Duration.ofHours(24))).isFalse();
  }

  @Test
  void aMessageThatCameOnceIsUnconfirmedAndGoneAfterADay() {
    Measurement message = heard("message_ultra_short", good(Label.MSG2, "COUPURE A 14H   "));
    assertThat(message.quantity().unconfirmed()).isTrue();

    frames(Duration.ofHours(23));
    assertThat(measurement("message_ultra_short").value())
        .contains(new Value.Text("COUPURE A 14H"));
    assertThat(fresh(measurement("message_ultra_short"), Duration.ofHours(23))).isTrue();

    frames(Duration.ofHours(25));
    assertThat(measurement("message_ultra_short").value()).isEmpty();
    assertThat(fresh(measurement("message_ultra_short"), Duration.ofHours(25))).isTrue();
  }

  private void frames(Duration at) {
    var simulated = Frames.meter(Profile.SINGLE_PHASE);
    for (int i = 0; i < 3; i++) {
      Lines.groups(simulated.nextFrame()).forEach(group -> meter.accept(group, at.toNanos()));
      meter.frameEnded(true, at.toNanos());
    }
  }
}
