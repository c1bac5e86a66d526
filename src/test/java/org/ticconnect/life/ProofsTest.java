package org.ticconnect.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a part must do to count as alive. */
final class ProofsTest {
  private static final Duration BOUND = Duration.ofSeconds(20);

  private final AtomicLong now = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicBoolean owing = new AtomicBoolean(true);

  private void later(int seconds) {
    now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  private Progress progress() {
    return new Progress(done::get, owing::get, BOUND, now::get);
  }

  @Test
  void whoHasWorkMustGetOnWithinTheBound() {
    Progress progress = progress();
    later(20);
    assertThat(progress.get()).isEmpty();
    later(1);
    assertThat(progress.get()).contains("has not moved for 21 s");
    done.incrementAndGet();
    assertThat(progress.get()).isEmpty();
    later(20);
    assertThat(progress.get()).isEmpty();
  }

  @Test
  void whoHasNoWorkNeedNotGetOn() {
    owing.set(false);
    Progress progress = progress();
    later(1000);
    assertThat(progress.get()).isEmpty();
    owing.set(true);
    later(20);
    assertThat(progress.get()).isEmpty();
    later(1);
    assertThat(progress.get()).isPresent();
  }

  @Test
  void aReaderThatHasComeToItsEndOwesNothing() {
    Pulse pulse = new Pulse();
    Progress progress = new Progress(pulse::beats, pulse::goesOn, BOUND, now::get);
    pulse.beat();
    pulse.end();
    later(60);
    assertThat(progress.get()).isEmpty();
    pulse.beat();
    assertThat(progress.get()).isEmpty();
    later(60);
    assertThat(progress.get()).isPresent();
  }

  @Test
  void anErrandMustBeDoneWithinTheBoundAndIsNotGivenTwice() {
    Deque<Runnable> given = new ArrayDeque<>();
    Errands errands = new Errands(given::add, BOUND, now::get);
    assertThat(errands.get()).isEmpty();
    later(15);
    assertThat(errands.get()).isEmpty();
    later(15);
    assertThat(errands.get()).isPresent();
    assertThat(given).hasSize(1);
    given.remove().run();
    assertThat(errands.get()).isEmpty();
    assertThat(given).hasSize(1);
  }

  @Test
  void threadsThatTakeNoWorkAreDead() {
    Errands errands =
        new Errands(
            work -> {
              throw new RejectedExecutionException();
            },
            BOUND,
            now::get);
    assertThat(errands.get()).contains("takes no work any more");
  }

  @Test
  @Timeout(10)
  void aServerMustAnswerItselfInTime() throws Exception {
    byte[] question = "ask".getBytes(StandardCharsets.US_ASCII);
    byte[] answer = "told".getBytes(StandardCharsets.US_ASCII);
    Knocks knocks = new Knocks(Duration.ofMillis(300));
    AtomicBoolean own = new AtomicBoolean();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answers =
          new Thread(
              () -> {
                for (String word : new String[] {"told", "else", "to", ""}) {
                  try (Socket one = server.accept()) {
                    own.set(knocks.own(one.getRemoteSocketAddress()));
                    one.getInputStream().readNBytes(3);
                    one.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
                    if (word.isEmpty()) {
                      one.getInputStream().read();
                    }
                  } catch (java.io.IOException gone) {
                    return;
                  }
                }
              });
      answers.start();
      int port = server.getLocalPort();
      assertThat(knocks.flaw("0.0.0.0", port, question, answer)).isEmpty();
      assertThat(own).isTrue();
      assertThat(knocks.flaw("127.0.0.1", port, question, answer))
          .contains("answers itself wrongly");
      assertThat(knocks.flaw("127.0.0.1", port, question, answer))
          .contains("ends its own connection");
      assertThat(knocks.flaw("127.0.0.1", port, question, answer).orElseThrow())
          .contains("no answer to itself on port " + port);
      answers.join();
    }
    assertThat(knocks.flaw("127.0.0.1", 1, question, answer)).isPresent();
  }

  @Test
  void noDeadlockIsFoundWhereThereIsNone() {
    assertThat(new Deadlocks().get()).isEmpty();
  }
}
