package org.ticconnect.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What owners see and fill in as a form, and what becomes of it in their settings. */
public final class SettingsDesk {
  private final Path home;
  private final Map<String, String> environment;
  private final Map<String, String> commandLine;

  /**
   * @param key what it is about; empty when it is about no single key
   * @param sentence what is wrong and what is allowed
   */
  public record Problem(String key, Wording sentence) {}

  /**
   * @param text of the owner's settings after it
   * @param problems why it cannot be; the text counts only without any
   */
  public record Edited(String text, List<Problem> problems) {
    public Edited {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param home the folder that holds {@code config}
   * @param environment of the process
   * @param commandLine keys given by {@code -Dkey=value}
   */
  public SettingsDesk(Path home, Map<String, String> environment, Map<String, String> commandLine) {
    this.home = home;
    this.environment = Map.copyOf(environment);
    this.commandLine = Map.copyOf(commandLine);
  }

  /**
   * Groups of keys with what they may be, and what is set, as JSON has it. Secrets are not in it.
   *
   * @param own text of the owner's settings; left out where it is wrong
   * @param choices what there is to choose from, by the name that the schema has for it
   * @throws SettingException when the shipped settings are wrong
   */
  public Map<String, Object> form(String own, Map<String, List<String>> choices)
      throws SettingException {
    return new SettingsForm(SettingsSchema.SHIPPED, layersOrShipped(own), choices).json();
  }

  private SettingLayers layersOrShipped(String own) throws SettingException {
    try {
      return layers(Optional.of(own));
    } catch (SettingException wrong) {
      return layers(Optional.empty());
    }
  }

  private SettingLayers layers(Optional<String> own) throws SettingException {
    return SettingLayers.read(home, own, environment, commandLine);
  }

  /**
   * The owner's settings with other values; what says the same as before is left alone, and what
   * says the same as without them is taken out of them.
   *
   * @param own text of the owner's settings
   * @param values by key; null for what would count without the owner's settings
   * @throws SettingException when the shipped settings are wrong
   */
  public Edited edited(String own, Map<String, JsonNode> values) throws SettingException {
    SettingLayers now = layersOrShipped(own);
    SettingLayers below = layers(Optional.empty());
    List<Problem> problems = new ArrayList<>();
    String text = own;
    for (Map.Entry<String, JsonNode> value : values.entrySet()) {
      try {
        text = edited(text, value.getKey(), value.getValue(), now, below);
      } catch (SettingException wrong) {
        problems.add(new Problem(wrong.key(), wrong.sentence()));
      }
    }
    if (problems.isEmpty()) {
      whole(own, text, values, now).ifPresent(problems::add);
    }
    return new Edited(text, problems);
  }

  private static String edited(
      String text, String key, JsonNode value, SettingLayers now, SettingLayers below)
      throws SettingException {
    if (value.isNull()) {
      return SettingsText.with(text, key, Optional.empty());
    }
    String asked = SettingRule.text(value);
    Optional<SettingRule> rule = SettingsSchema.SHIPPED.rule(key);
    String wanted = rule.map(known -> known.normal(asked)).orElse(asked);
    if (rule.isPresent() && same(rule.get(), wanted, now)) {
      return text;
    }
    checkFixed(key, now);
    checkCharacters(key, wanted);
    SettingLayers.check(SettingsReader.OWN, key, wanted);
    OwnSettings.check(key, wanted);
    return SettingsText.with(
        text, key, Optional.of(wanted).filter(any -> !same(rule.orElseThrow(), wanted, below)));
  }

  private static boolean same(SettingRule rule, String wanted, SettingLayers layers) {
    return rule.normal(layers.said(rule.key()).value()).equals(wanted);
  }

  private static void checkFixed(String key, SettingLayers now) throws SettingException {
    Origin origin = now.said(key).origin();
    if (origin.fixed()) {
      boolean environment = origin == Origin.ENVIRONMENT;
      throw new SettingException(
          SettingsReader.OWN,
          key,
          "",
          new Wording(
              "is given by the " + origin.text() + ", which wins: change it there",
              "est donné par "
                  + (environment ? "l’environnement" : "la ligne de commande")
                  + ", qui l’emporte : changez-le là"));
    }
  }

  /** A line more would be a key more. */
  private static void checkCharacters(String key, String wanted) throws SettingException {
    if (wanted.chars().anyMatch(Character::isISOControl) || wanted.equals(SettingsText.KEPT)) {
      throw new SettingException(
          SettingsReader.OWN,
          key,
          "",
          new Wording(
              "must be one line of text without control characters, and not " + SettingsText.KEPT,
              "doit être une ligne de texte sans caractères de contrôle, et non "
                  + SettingsText.KEPT));
    }
  }

  private Optional<Problem> whole(
      String own, String text, Map<String, JsonNode> values, SettingLayers now) {
    try {
      SettingLayers next = layers(Optional.of(text));
      boolean another = !next.value(Key.MQTT_URL).equals(now.value(Key.MQTT_URL));
      boolean saved = SettingsText.secrets(own).containsKey(Key.MQTT_PASSWORD.text);
      if (another && saved && !values.containsKey(Key.MQTT_PASSWORD.text)) {
        return Optional.of(
            new Problem(
                Key.MQTT_PASSWORD.text,
                new Wording(
                    "the broker is another one: write the password for it, or clear it; the saved"
                        + " one is sent to no other broker",
                    "le broker est un autre : écrivez son mot de passe, ou effacez-le ; celui qui"
                        + " est enregistré n’est envoyé à aucun autre broker")));
      }
      SettingsReader.read(home, Optional.of(text), environment, commandLine);
      return Optional.empty();
    } catch (SettingException wrong) {
      return Optional.of(new Problem(wrong.key(), wrong.sentence()));
    }
  }
}
