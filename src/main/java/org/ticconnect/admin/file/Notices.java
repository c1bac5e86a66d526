package org.ticconnect.admin.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the owner must know, in his language.
 *
 * @param safeMode whether own files are left out
 * @param damage what was wrong with their list at the start; empty when nothing was
 * @param refusedSettings why the newest settings do not count; empty when they do
 * @param others what other rooms have to tell: {@code code}, {@code en} and {@code fr}
 */
public record Notices(
    SafeMode safeMode,
    Optional<String> damage,
    Supplier<Optional<String>> refusedSettings,
    Supplier<List<Map<String, String>>> others) {

  /** None when all is as the owner wants it. */
  public List<Map<String, String>> now() {
    List<Map<String, String>> notices = new ArrayList<>();
    if (safeMode.on()) {
      notices.add(
          Map.of(
              "code",
              "safe_mode",
              "en",
              "Safe mode: the device crashed three times within ten minutes, so own routes and maps"
                  + " are left out, and the settings are the last ones that did well, or else the"
                  + " shipped ones. Take out or mend what was changed last, then end safe mode.",
              "fr",
              "Mode sans échec : l’appareil s’est arrêté trois fois en dix minutes sans qu’on le lui"
                  + " demande, vos routes et vos tables sont donc laissées de côté, et les réglages"
                  + " sont les derniers qui ont tenu, ou à défaut ceux d’origine. Retirez ou corrigez"
                  + " la dernière modification, puis quittez le mode sans échec."));
    }
    damage.ifPresent(
        what ->
            notices.add(
                Map.of(
                    "code",
                    "list_damaged",
                    "en",
                    "The list of own files was damaged: " + what + ".",
                    "fr",
                    "La liste de vos fichiers était endommagée : " + what + ".")));
    refusedSettings
        .get()
        .ifPresent(
            why ->
                notices.add(
                    Map.of(
                        "code",
                        "settings_refused",
                        "en",
                        "The newest settings do not count, those before do: " + why,
                        "fr",
                        "Les derniers réglages ne comptent pas, ceux d’avant oui : " + why)));
    notices.addAll(others.get());
    return notices;
  }
}
