package org.ticconnect.network;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AddressWatchTest {
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(AddressWatch.class);

  @Test
  void tellsEachChangeOnce() {
    AtomicReference<Set<Addresses.Owned>> now = new AtomicReference<>(Set.of());
    AddressWatch watch = new AddressWatch(now::get);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    LOGGER.addAppender(log);
    try {
      watch.look();
      now.set(Set.of(new Addresses.Owned("eth0", "192.168.1.5")));
      watch.look();
      watch.look();
      now.set(Set.of());
      watch.look();
    } finally {
      LOGGER.detachAppender(log);
    }

    assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
        .containsExactly(
            "The addresses are now [192.168.1.5 at eth0], before []",
            "The addresses are now [], before [192.168.1.5 at eth0]");
  }
}
