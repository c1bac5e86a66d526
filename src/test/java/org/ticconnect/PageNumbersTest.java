package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.page.Browser;

/** What the page makes of numbers: none is shown as something that it is not. */
class PageNumbersTest {
  @TempDir static Path folder;

  private static ShownDevice shown;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    shown = ShownDevice.started(folder);
    browser = shown.browser();
  }

  @AfterAll
  static void stop() throws Exception {
    if (shown != null) {
      shown.close();
    }
  }

  /** What an expression gives to which the modules of the page are known by their names. */
  private static Object told(String expression) {
    return browser.script(
        """
        return Promise.all(["charts/lines", "charts/following", "live/values"]
            .map((one) => import(`/pages/${one}.js`)).concat(import("/js/figures.js")))
          .then(([lines, following, values, figures]) => %s);
        """
            .formatted(expression));
  }

  @Test
  void aSumWithoutAGapIsTheSumAndOneWithAGapIsAtLeastSoMuch() {
    String sum =
        "lines.energyBars({ now: 350, times: [0, 100, 200, 300, 400], series:"
            + " [{ name: 'energy_import', values: [1200, %s, 300, 4, null] }] }, String).sum";

    assertThat((String) told(sum.formatted("500"))).contains("2.00 kWh").doesNotContain("\u2265");
    assertThat((String) told(sum.formatted("null"))).contains("\u2265 1.50 kWh");
  }

  @Test
  void theLoadCurveIsDrawnOverThePeriodThatItIsTheMeanOf() {
    String align =
        "lines.activeLines({ step: '%s', series:"
            + " [{ name: 'load_curve_import', values: [100, 200] }] })[0].stepped";

    assertThat(told(align.formatted("minute"))).as("a point at its period's end").isEqualTo(-1L);
    assertThat(told(align.formatted("hour"))).as("a mean at its hour's start").isEqualTo(1L);
    assertThat(told(align.formatted("day"))).isEqualTo(1L);
  }

  @Test
  void theLastHourGoesOnWithWhatIsKeptUnderTheSameName() {
    String newest =
        "(() => { const meter = new values.Meter('x'); meter.take(["
            + "{ name: 'power_apparent_import', value: '0', fresh: true, age_ms: 0 },"
            + "{ name: 'power_apparent', value: '700', fresh: true, age_ms: 0 },"
            + "{ name: 'injecting', value: 'true', fresh: true, age_ms: 0 },"
            + "{ name: 'voltage_l2', value: '231', fresh: false, age_ms: 0 },"
            + "{ name: 'current_l1', value: '3', fresh: true, age_ms: 0 }]);"
            + "return ['apparent_import', 'apparent_export', 'voltage_2', 'current_1',"
            + " 'load_curve_import'].map((name) => following.newest(meter, name) ?? 'gap'); })()";

    assertThat(told(newest)).isEqualTo(List.of(0L, "gap", "gap", 3L, "gap"));
  }

  @Test
  void aPowerThatIsNotKnownIsNoInjectionOfNothing() {
    String power =
        "(() => { const meter = new values.Meter('x'); meter.take(["
            + "{ name: 'power_apparent_import', value: '0', fresh: true, age_ms: 0 },"
            + "{ name: 'injecting', value: 'true', fresh: true, age_ms: 0 }]);"
            + "return values.power(meter).signed ?? 'unknown'; })()";

    assertThat(told(power)).isEqualTo("unknown");
  }

  @Test
  void aNumberWithMoreDigitsThanThePageCanTellIsLeftAsItCame() {
    assertThat(told("figures.figure('12345678901234.567891')")).isEqualTo("12345678901234.567891");
    assertThat(told("figures.figure('18446744073709551615')")).isEqualTo("18446744073709551615");
    assertThat(told("figures.figure('999999999')")).isEqualTo("999,999,999");
    assertThat(told("figures.figure('0.04')")).isEqualTo("0.04");
  }

  @Test
  void theLastHourIsThatOfTheDeviceWhateverTheClockOfTheReaderSays() {
    browser.script(
        """
        const ahead = 40 * 60000;
        const right = Date;
        window.Date = class extends right {
          constructor(...all) { all.length ? super(...all) : super(right.now() + ahead); }
          static now() { return right.now() + ahead; }
        };
        performance.clearResourceTimings();
        """);
    browser.page("charts?step=hour");
    browser.see("#chart-power canvas");

    Object last =
        browser.script(
            """
            return performance.getEntriesByType("resource").map((one) => one.name)
              .filter((one) => one.includes("step=minute"))
              .map((one) => Date.now() - 40 * 60000 - new Date(new URL(one).searchParams.get("to")))
              .at(-1);
            """);

    assertThat(((Number) last).longValue()).as("ms").isBetween(-30_000L, 30_000L);
  }
}
