package org.ticconnect.admin.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.Mapped;
import org.ticconnect.modbus.BankView;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

class RegisterJsonTest {
  private static final Mappings MAPPINGS = Mapped.shipped();

  @Test
  void whatIsAnsweredAgainIsNoExceptionAnyMore() {
    RegisterMap map = MAPPINGS.registers().maps().get("phoenix-empro-ma370");
    LiveMeter meter = new LiveMeter("main", MAPPINGS.quantities(), Set.of());
    Freshness freshness = new Freshness(Duration.ofSeconds(10));
    BankView before = BankView.tried(map, meter.values(), freshness, 1);
    meter.accept(Lines.good(Label.URMS1, "230"), 1);
    BankView now = BankView.tried(map, meter.values(), freshness, 1);

    List<Map<String, Object>> changed = RegisterJson.changed(Optional.of(before), now);

    assertThat(changed)
        .filteredOn(row -> row.get("state").equals("fresh"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).containsEntry("exception", null));
  }
}
