package org.ticconnect.owner.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticconnect.mapping.Mistake;

/** Good files, damaged in thousands of ways. */
class RouteCheckFuzzTest {
  private static final long SEED = 11;
  private static final int TRIALS = 4000;
  private final RouteCheck check = Examples.check();
  private final Damage damage = new Damage(SEED);

  @Test
  void damagedFilesNeverDamageTheCheck() throws Exception {
    List<String> good = new ArrayList<>();
    for (Path file : Examples.good()) {
      good.add(Files.readString(file));
    }

    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          for (int trial = 0; trial < TRIALS; trial++) {
            String text = damage.done(good.get(trial % good.size()));
            assertThat(check.check("f", text))
                .as(text)
                .extracting(Mistake::problem)
                .noneMatch(problem -> problem.contains("cannot be checked"));
          }
        });
  }
}
