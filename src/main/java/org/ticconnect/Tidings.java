package org.ticconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ticconnect.admin.TimeReport;
import org.ticconnect.life.LastEnd;
import org.ticconnect.life.Vitals;
import org.ticconnect.store.Storage;

/** What the owner must know of the device itself: its storage, its clock, how it ended before. */
final class Tidings implements Supplier<List<Map<String, String>>> {
  private final HistoryParts history;
  private final Supplier<List<Map<String, String>>> more;
  private final Storage storage;
  private final TimeReport time;
  private final Vitals vitals;

  /**
   * @param more of others
   */
  Tidings(
      HistoryParts history,
      Supplier<List<Map<String, String>>> more,
      Storage storage,
      TimeReport time,
      Vitals vitals) {
    this.history = history;
    this.more = more;
    this.storage = storage;
    this.time = time;
    this.vitals = vitals;
  }

  /** What the clocks show. */
  TimeReport time() {
    return time;
  }

  @Override
  public List<Map<String, String>> get() {
    List<Map<String, String>> all = new ArrayList<>();
    ofStorage().ifPresent(all::add);
    ofClock().ifPresent(all::add);
    ofEnd(vitals.lastEnd()).ifPresent(all::add);
    all.addAll(history.notices());
    all.addAll(more.get());
    return all;
  }

  private Optional<Map<String, String>> ofStorage() {
    return switch (storage.state()) {
      case WELL -> Optional.empty();
      case FULL ->
          notice(
              "storage_full",
              "The storage is full: nothing can be saved, and of what is recorded the oldest gives"
                  + " way. Everything else goes on.",
              "Le stockage est plein : rien ne peut être enregistré, et des données gardées les"
                  + " plus anciennes sont abandonnées. Tout le reste continue.");
      case READ_ONLY ->
          notice(
              "storage_read_only",
              "The storage is read-only: nothing can be saved, and what is recorded waits in"
                  + " memory. Everything else goes on. The card may be worn out: replace it.",
              "Le stockage est en lecture seule : rien ne peut être enregistré, et les données"
                  + " gardées attendent en mémoire. Tout le reste continue. La carte est peut-être"
                  + " usée : remplacez-la.");
    };
  }

  private Optional<Map<String, String>> ofClock() {
    return switch (time.state()) {
      case SET -> Optional.empty();
      case NOT_SET ->
          notice(
              "clock_not_set",
              "The clock of the device is not set: it waits for the time from the network. Until"
                  + " then certificates of brokers cannot be checked. Values carry the meter’s time.",
              "L’horloge de l’appareil n’est pas à l’heure : elle attend l’heure du réseau. D’ici"
                  + " là, les certificats des serveurs ne peuvent pas être vérifiés. Les valeurs"
                  + " portent l’heure du compteur.");
      case OFF ->
          notice(
              "clock_off",
              "The clock of the device is more than five minutes from the meter’s: one of both is"
                  + " wrong. Values carry the meter’s time.",
              "L’horloge de l’appareil s’écarte de plus de cinq minutes de celle du compteur :"
                  + " l’une des deux est fausse. Les valeurs portent l’heure du compteur.");
    };
  }

  private static Optional<Map<String, String>> ofEnd(LastEnd end) {
    String detail = end.detail().isEmpty() ? "" : " (" + end.detail() + ")";
    return switch (end.kind()) {
      case UNKNOWN, ASKED -> Optional.empty();
      case WATCHDOG ->
          notice(
              "ended_by_watchdog",
              "The program had hung and was started anew by its watchdog" + detail + ".",
              "Le programme était bloqué et a été relancé par son chien de garde" + detail + ".");
      case MEMORY ->
          notice(
              "ended_by_memory",
              "The program had no memory left and was started anew" + detail + ".",
              "Le programme n’avait plus de mémoire et a été relancé" + detail + ".");
      case CRASH ->
          notice(
              "ended_by_crash",
              "The program ended without being asked to, and was started anew" + detail + ".",
              "Le programme s’est arrêté sans qu’on le lui demande, et a été relancé"
                  + detail
                  + ".");
    };
  }

  private static Optional<Map<String, String>> notice(String code, String en, String fr) {
    return Optional.of(Map.of("code", code, "en", en, "fr", fr));
  }
}
