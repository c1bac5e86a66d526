package org.ticconnect.admin.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ticconnect.files.Activation;
import org.ticconnect.files.EditConflictException;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.files.OwnFile;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.SettingsDesk;
import org.ticconnect.settings.Wording;
import org.ticconnect.words.French;

/** The settings as a form: what is set, and the owner's settings with other values. */
final class SettingsDoor {
  /** Usually; for who waits for the device to come back. */
  private static final int RESTART_SECONDS = 3;

  private final Library library;
  private final Activation activation;
  private final SettingsDesk desk;
  private final Supplier<Map<String, List<String>>> choices;
  private final BooleanSupplier restart;

  /**
   * @param choices what there is to choose from, by the name that the schema has for it
   * @param restart asks for a restart; whether that was new
   */
  SettingsDoor(
      Library library,
      Activation activation,
      SettingsDesk desk,
      Supplier<Map<String, List<String>>> choices,
      BooleanSupplier restart) {
    this.library = library;
    this.activation = activation;
    this.desk = desk;
    this.choices = choices;
    this.restart = restart;
  }

  /** Groups, keys and values; secrets are not told. */
  Answer read(Asked asked) {
    Optional<String> tag = library.tag(FileName.SETTINGS);
    try {
      Map<String, Object> json = new LinkedHashMap<>(desk.form(own(), choices.get()));
      json.put("etag", tag.orElse(""));
      library
          .own(FileName.SETTINGS)
          .flatMap(OwnFile::refusal)
          .ifPresent(why -> json.put("refused", why));
      return Answer.of(json).tagged(tag);
    } catch (SettingException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }

  /** The owner's settings that count. */
  private String own() {
    return library
        .own(FileName.SETTINGS)
        .flatMap(OwnFile::active)
        .flatMap(version -> library.text(FileName.SETTINGS, version))
        .orElse("");
  }

  /** What would be wrong with other values. */
  Answer check(Asked asked) {
    return Answer.of(Map.of("errors", errors(problems(edited(asked), asked))));
  }

  /** Takes other values over, all or none, and begins anew with them. */
  Answer save(Asked asked) throws MappingException, EditConflictException, IOException {
    SettingsDesk.Edited edited = edited(asked);
    List<SettingsDesk.Problem> problems = problems(edited, asked);
    if (!problems.isEmpty()) {
      Wording first = problems.get(0).sentence();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("error", "refused, and nothing was changed: " + first.en());
      json.put("error_fr", "refusé, et rien n’a été changé : " + first.fr());
      json.put("errors", errors(problems));
      return new Answer(Answer.UNPROCESSABLE, json, Optional.empty());
    }
    Map<String, Object> json = new LinkedHashMap<>();
    if (edited.text().equals(own())) {
      json.put("applied", "nothing");
      json.put("seconds", 0);
    } else {
      int version =
          library.save(FileName.SETTINGS, edited.text(), asked.edited(), asked.author()).number();
      activation.activate(Map.of(FileName.SETTINGS, Optional.of(version)));
      restart.getAsBoolean();
      json.put("applied", "restart");
      json.put("seconds", RESTART_SECONDS);
    }
    json.put("etag", library.tag(FileName.SETTINGS).orElse(""));
    return Answer.of(json).tagged(library.tag(FileName.SETTINGS));
  }

  /** Begins anew as it is. */
  Answer restart(Asked asked) {
    boolean fresh = restart.getAsBoolean();
    return Answer.of(
        Map.of("restarting", true, "asked_before", !fresh, "seconds", RESTART_SECONDS));
  }

  private SettingsDesk.Edited edited(Asked asked) {
    JsonNode values = JsonBody.object(asked).path("values");
    if (!values.isObject()) {
      throw new IllegalArgumentException("'values' must be a JSON object of values by key");
    }
    Map<String, JsonNode> byKey = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      if (value.getValue().isObject()) {
        throw new IllegalArgumentException(
            "'" + value.getKey() + "' must be a text, a number, true or false, a list or null");
      }
      byKey.put(value.getKey(), value.getValue());
    }
    try {
      return desk.edited(own(), byKey);
    } catch (SettingException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }

  /** Those of the keys, and only without them those of everything together. */
  private List<SettingsDesk.Problem> problems(SettingsDesk.Edited edited, Asked asked) {
    if (!edited.problems().isEmpty()) {
      return edited.problems();
    }
    Optional<SettingsDesk.Problem> lost = Reach.lost(own(), edited.text(), asked);
    if (lost.isPresent()) {
      return List.of(lost.get());
    }
    return activation.mistakes(Map.of(FileName.SETTINGS.path(), edited.text())).stream()
        .map(SettingsDoor::problem)
        .toList();
  }

  private static SettingsDesk.Problem problem(Mistake mistake) {
    boolean here = mistake.file().equals(FileName.SETTINGS.path());
    String sentence = here ? mistake.problem() : mistake.toString();
    return new SettingsDesk.Problem(
        here ? mistake.field() : "", new Wording(sentence, French.of(sentence)));
  }

  private static List<Map<String, Object>> errors(List<SettingsDesk.Problem> problems) {
    List<Map<String, Object>> errors = new ArrayList<>();
    problems.forEach(
        problem ->
            errors.add(
                Map.of(
                    "key", problem.key(),
                    "error", problem.sentence().en(),
                    "error_fr", problem.sentence().fr())));
    return errors;
  }
}
