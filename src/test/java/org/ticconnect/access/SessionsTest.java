package org.ticconnect.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final AtomicLong now = new AtomicLong();
  private final Sessions sessions = new Sessions(now::get);

  private void later(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void endsAfterHalfAnHourWithoutUse() {
    String id = sessions.open(Role.VIEWER);
    later(Duration.ofMinutes(29));
    assertThat(sessions.used(id)).isPresent();
    later(Duration.ofMinutes(29));
    assertThat(sessions.used(id)).isPresent();
    later(Duration.ofMinutes(30));
    assertThat(sessions.used(id)).isEmpty();
    assertThat(sessions.count()).isZero();
  }

  @Test
  void endsAfterADayHoweverMuchItIsUsed() {
    String id = sessions.open(Role.ADMINISTRATOR);
    for (int i = 0; i < 95; i++) {
      later(Duration.ofMinutes(15));
      assertThat(sessions.used(id)).as("after %d quarters of an hour", i + 1).isPresent();
    }
    later(Duration.ofMinutes(15));
    assertThat(sessions.used(id)).isEmpty();
  }

  @Test
  void thePasswordIsFreshForTenMinutes() {
    String id = sessions.open(Role.ADMINISTRATOR);
    Caller.Person person = sessions.used(id).orElseThrow();
    assertThat(person.may(Right.FRESH)).isTrue();
    later(Duration.ofMinutes(10));
    assertThat(sessions.used(id).orElseThrow().may(Right.FRESH)).isFalse();
    assertThat(sessions.used(id).orElseThrow().may(Right.ADMIN)).isTrue();
    sessions.confirmed(person.session());
    assertThat(sessions.used(id).orElseThrow().may(Right.FRESH)).isTrue();
  }

  @Test
  void theOldestOfTooManyGivesWayAndNoTwoAreAlike() {
    String first = sessions.open(Role.VIEWER);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < Sessions.MOST; i++) {
      later(Duration.ofSeconds(1));
      ids.add(sessions.open(Role.VIEWER));
    }
    assertThat(ids).hasSize(Sessions.MOST).allMatch(id -> id.length() == 43);
    assertThat(sessions.count()).isEqualTo(Sessions.MOST);
    assertThat(sessions.used(first)).isEmpty();
  }

  @Test
  void endsThoseOfOneRoleAlone() {
    String viewer = sessions.open(Role.VIEWER);
    String administrator = sessions.open(Role.ADMINISTRATOR);
    sessions.endAll(role -> role == Role.VIEWER);
    assertThat(sessions.used(viewer)).isEmpty();
    assertThat(sessions.used(administrator)).isPresent();
  }
}
