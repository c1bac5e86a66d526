package org.ticconnect.network.manager;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Tries an address and takes it back, and calls the machine by another name, as who runs it. */
final class ChangeAsUser {
  private ChangeAsUser() {}

  /**
   * @param arguments address of the bus, and a folder
   */
  public static void main(String... arguments) {
    NetworkSetup setup =
        new NetworkSetup(
            arguments[0],
            Path.of(arguments[1]),
            Path.of(arguments[1], "before"),
            Optional.empty(),
            Duration.ofSeconds(30),
            false);
    try (ManagedNetwork network =
        new ManagedNetwork(
            setup, System::nanoTime, Clock.systemUTC(), address -> Optional.empty())) {
      System.out.println("read only: " + network.state().readOnly().orElse("no"));
      Network.Change change =
          network.change(
              new Wish(
                  Optional.empty(),
                  Optional.of("fixed"),
                  Optional.of("192.168.77.40"),
                  OptionalInt.of(24),
                  Optional.empty(),
                  List.of(),
                  Optional.empty()));
      System.out.println("change: " + change.getClass().getSimpleName());
      System.out.println("cancel: " + network.cancel());
      await().atMost(Duration.ofSeconds(10)).until(() -> network.state().pending().isEmpty());
      System.out.println("last: " + network.state().last().map(LastChange::message).orElse("none"));
      Network.Change named =
          network.change(
              new Wish(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  OptionalInt.empty(),
                  Optional.empty(),
                  List.of(),
                  Optional.of("tic-by-user")));
      System.out.println("name: " + named.getClass().getSimpleName());
    }
  }
}
