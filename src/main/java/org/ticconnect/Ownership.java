package org.ticconnect;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.factory.FactoryDefaults;
import org.ticconnect.factory.Outcome;
import org.ticconnect.logs.LogRing;
import org.ticconnect.web.gate.Entrance;

/**
 * To whom the device belongs: to the same one over restarts inside the process, to nobody after
 * factory defaults. What is remembered of the one before outside of an application ends here.
 */
final class Ownership implements AutoCloseable {
  private static final String EVENT = "factory_reset";

  private final Installation where;
  private final FactoryDefaults defaults;
  private volatile Optional<Entrance> entrance = Optional.empty();
  private volatile Optional<Outcome> outcome = Optional.empty();
  private volatile boolean refused;
  private volatile boolean leaving;

  Ownership(Installation where) {
    this.where = where;
    this.defaults = new FactoryDefaults(where.data(), where.elsewhere());
  }

  /** To be called before anything else reads the data folder: goes on where a power cut was. */
  void begin() {
    if (defaults.pending()) {
      forget();
    } else {
      entrance = Optional.of(where.entrances().get());
    }
  }

  /** Who may do what, for the owner that there is now. */
  Entrance entrance() {
    return entrance.orElseThrow();
  }

  /**
   * The device is to belong to nobody.
   *
   * @throws IOException when nothing can be removed; it belongs to its owner on
   */
  void giveUp() throws IOException {
    try {
      defaults.ask();
    } catch (IOException readOnly) {
      refused = true;
      throw readOnly;
    }
    refused = false;
    leaving = true;
  }

  /** Whether the next application is to know nothing of what was. */
  boolean leaving() {
    return leaving;
  }

  /** To be called when nothing runs that knew of the owner. */
  void leave() {
    close();
    leaving = false;
    forget();
  }

  private void forget() {
    Outcome done = defaults.finish();
    LogRing.ofProgram().clear();
    Entrance next = where.entrances().get();
    next.access().log().add(EVENT, "", "", done.complete() ? "" : "incomplete");
    outcome = Optional.of(done);
    entrance = Optional.of(next);
  }

  /** What the owner must know, in his language. */
  List<Map<String, String>> notices() {
    if (refused) {
      return List.of(
          Map.of(
              "code",
              "factory_reset_refused",
              "en",
              "Factory defaults were asked for, but the storage can only be read: nothing was"
                  + " removed.",
              "fr",
              "La remise à zéro a été demandée, mais la mémoire n’est accessible qu’en lecture :"
                  + " rien n’a été effacé."));
    }
    return outcome
        .filter(done -> !done.complete())
        .map(done -> String.join(", ", done.left().isEmpty() ? done.unforgotten() : done.left()))
        .map(
            left ->
                List.of(
                    Map.of(
                        "code",
                        "factory_reset_incomplete",
                        "en",
                        "Factory defaults could not remove everything: " + left + ".",
                        "fr",
                        "La remise à zéro n’a pas pu tout effacer : " + left + ".")))
        .orElse(List.of());
  }

  /** Nobody gets in any more; what is under way of that is refused. */
  @Override
  public void close() {
    entrance.ifPresent(now -> now.access().close());
    entrance = Optional.empty();
  }
}
