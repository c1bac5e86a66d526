package org.ticconnect.device.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.ticconnect.device.Troubles;

/** A colour whose pin comes and goes. */
class TendedLedTest {
  private final AtomicLong clock = new AtomicLong(Duration.ofHours(1).toNanos());
  private final List<Integer> written = new ArrayList<>();
  private boolean broken;
  private final Led pin =
      new Led() {
        @Override
        public void shine(int percent) throws IOException {
          written.add(percent);
          if (broken) {
            throw new IOException("broken on purpose.");
          }
        }

        @Override
        public boolean dims() {
          return false;
        }
      };
  private final TendedLed led = new TendedLed(pin, new Troubles("lamp.red"), clock::get);

  private void shine(int percent, int seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    led.shine(percent);
  }

  @Test
  void itIsWrittenWhenItChangesAndNowAndThen() {
    shine(100, 0);
    shine(100, 1);
    shine(0, 1);
    shine(0, 9);
    shine(0, 1);
    assertThat(written).containsExactly(100, 0, 0);
  }

  @Test
  void oneThatIsLostIsToldAndTriedAgainEveryTenSeconds() {
    shine(100, 0);
    broken = true;
    shine(0, 1);
    assertThat(led.trouble()).contains("broken on purpose.");
    shine(100, 1);
    shine(0, 8);
    assertThat(written).containsExactly(100, 0);
    shine(0, 1);
    assertThat(written).containsExactly(100, 0, 0);
    broken = false;
    shine(100, 10);
    assertThat(led.trouble()).isEmpty();
    shine(0, 1);
    assertThat(written).containsExactly(100, 0, 0, 100, 0);
  }
}
