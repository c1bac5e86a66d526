package org.ticconnect;

import java.util.function.BooleanSupplier;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.FactsReport;
import org.ticconnect.admin.TimeReport;
import org.ticconnect.admin.file.SettingSteps;
import org.ticconnect.files.Activation;
import org.ticconnect.settings.SettingsDesk;
import org.ticconnect.web.JsonStep;

/** Settings as forms, and what is told beside them, wired. */
final class SettingParts {
  private final SettingSteps steps;
  private final FactsReport facts;

  /**
   * @param time what the clocks show
   * @param restart asks for a restart; whether that was new
   */
  SettingParts(
      Boot.Ready ready,
      Installation where,
      Activation activation,
      TimeReport time,
      BooleanSupplier restart) {
    this.steps =
        new SettingSteps(
            ready.library(),
            where.home(),
            activation,
            new SettingsDesk(
                where.home(), where.given().environment(), where.given().commandLine()),
            ready.settings(),
            restart);
    this.facts = new FactsReport(time, ready.settings().page(), where.data(), Version.text());
  }

  /** Binds the steps of settings and {@code admin.facts}. */
  void bind(Registry registry) {
    steps.bind(registry);
    registry.bind("admin.facts", new JsonStep(facts));
  }
}
