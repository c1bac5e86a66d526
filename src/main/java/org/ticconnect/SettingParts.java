package org.ticconnect;

import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.FactsReport;
import org.ticconnect.admin.file.SettingSteps;
import org.ticconnect.files.Activation;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.settings.SettingsDesk;
import org.ticconnect.web.JsonStep;

/** Settings as forms, and what is told beside them, wired. */
final class SettingParts {
  private final SettingSteps steps;
  private final FactsReport facts;

  /**
   * @param sources at least one
   * @param monotonic clock in nanoseconds
   * @param restart asks for a restart; whether that was new
   */
  SettingParts(
      Boot.Ready ready,
      Installation where,
      Activation activation,
      List<SourceSteps> sources,
      LongSupplier monotonic,
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
    this.facts =
        new FactsReport(
            sources.get(0).meter()::values,
            ready.settings().page(),
            where.data(),
            Version.text(),
            Clock.systemUTC(),
            monotonic);
  }

  /** Binds the steps of settings and {@code admin.facts}. */
  void bind(Registry registry) {
    steps.bind(registry);
    registry.bind("admin.facts", new JsonStep(facts));
  }
}
