package org.ticconnect.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AddressWatchTest {

  @Test
  void tellsEachChangeOnceAndEverybody() {
    AtomicReference<Set<Addresses.Owned>> now = new AtomicReference<>(Set.of());
    List<String> told = new ArrayList<>();
    AddressWatch watch = new AddressWatch(now::get);
    watch.onChange(
        () -> {
          throw new IllegalStateException("this one is ill");
        });
    watch.onChange(() -> told.add(now.get().toString()));

    watch.look();
    now.set(Set.of(new Addresses.Owned("eth0", "192.168.1.5")));
    watch.look();
    watch.look();
    now.set(Set.of());
    watch.look();

    assertThat(told).containsExactly("[192.168.1.5 at eth0]", "[]");
  }
}
