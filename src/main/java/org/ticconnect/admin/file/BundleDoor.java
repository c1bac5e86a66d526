package org.ticconnect.admin.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ticconnect.files.Activation;
import org.ticconnect.files.Bundle;
import org.ticconnect.files.EditConflictException;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.files.OwnFile;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.settings.SettingsText;

/** The whole configuration as one text. */
final class BundleDoor {
  private final Library library;
  private final Activation activation;
  private final String version;

  /**
   * @param version of the program
   */
  BundleDoor(Library library, Activation activation, String version) {
    this.library = library;
    this.activation = activation;
    this.version = version;
  }

  /** What runs; with secrets when the body has a passphrase. */
  Answer export(Asked asked) {
    Map<FileName, String> files = new TreeMap<>();
    library.running().forEach((path, text) -> files.put(FileName.ofPath(path).orElseThrow(), text));
    Optional<String> settings = Optional.ofNullable(files.get(FileName.SETTINGS));
    settings.ifPresent(text -> files.put(FileName.SETTINGS, SettingsText.shown(text)));
    Bundle bundle = new Bundle(files, settings.map(SettingsText::secrets).orElse(Map.of()));
    Optional<String> passphrase =
        asked.hasBody()
            ? Optional.of(JsonBody.object(asked).path("passphrase").asText())
            : Optional.empty();
    return Answer.of(bundle.json(version, passphrase));
  }

  /**
   * Takes a bundle over as a whole: what it has runs, what it has not runs no more. The body is a
   * bundle, or an object with {@code bundle} and {@code passphrase}; with {@code check=true} it is
   * only looked at.
   */
  Answer take(Asked asked) throws MappingException, IOException {
    JsonNode body = JsonBody.object(asked);
    boolean wrapped = body.has("bundle");
    Bundle bundle =
        Bundle.read(
            wrapped ? body.get("bundle") : body,
            Optional.of(body.path("passphrase").asText()).filter(text -> !text.isEmpty()));
    if (bundle.files().size() > Library.MOST_FILES) {
      throw new IllegalArgumentException("it has more than " + Library.MOST_FILES + " files");
    }
    bundle
        .files()
        .forEach(
            (name, text) -> {
              if (text.length() > FileTree.LARGEST_FILE) {
                throw new IllegalArgumentException(name + " is too large");
              }
            });
    Map<FileName, String> texts = new TreeMap<>(bundle.files());
    List<String> missing = withSecrets(texts, bundle.secrets());
    checked(texts);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("files", texts.keySet().stream().map(FileName::path).toList());
    json.put("restart_needed", texts.containsKey(FileName.SETTINGS));
    json.put("secrets_missing", missing);
    boolean only = asked.word("check").filter("true"::equals).isPresent();
    if (!only) {
      activation.activate(saved(texts, asked.author()));
    }
    json.put("running", !only);
    return Answer.of(json);
  }

  /**
   * Puts the secrets in; those that the bundle has not are as on this device, for the same broker.
   *
   * @return keys of those that are known to neither, which are left out
   */
  private List<String> withSecrets(Map<FileName, String> texts, Map<String, String> secrets) {
    String settings = texts.get(FileName.SETTINGS);
    if (settings == null) {
      return List.of();
    }
    String before = library.text(FileName.SETTINGS).orElse("");
    Map<String, String> known = new TreeMap<>();
    if (!SettingsText.keptForAnother(before, settings)) {
      known.putAll(SettingsText.secrets(before));
    }
    known.putAll(secrets);
    List<String> missing =
        SettingsText.secrets(settings).entrySet().stream()
            .filter(entry -> entry.getValue().equals(SettingsText.KEPT))
            .map(Map.Entry::getKey)
            .filter(key -> !known.containsKey(key))
            .toList();
    missing.forEach(key -> known.put(key, ""));
    texts.put(FileName.SETTINGS, SettingsText.withSecrets(settings, known).orElseThrow());
    return missing;
  }

  private void checked(Map<FileName, String> texts) throws MappingException {
    Map<String, String> own = new TreeMap<>();
    texts.forEach((name, text) -> own.put(name.path(), text));
    List<Mistake> mistakes = activation.mistakesOfAll(own);
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
  }

  /** Before the first is saved, so that all are or none. */
  private void checkRoom(Map<FileName, String> texts) {
    Map<FileName, Integer> bytes = new TreeMap<>();
    texts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8).length));
    try {
      library.checkRoom(bytes);
    } catch (EditConflictException noRoom) {
      throw new IllegalArgumentException(noRoom.getMessage(), noRoom);
    }
  }

  private Map<FileName, Optional<Integer>> saved(Map<FileName, String> texts, String author)
      throws IOException {
    checkRoom(texts);
    Map<FileName, Optional<Integer>> changes = new TreeMap<>();
    library.own().stream().map(OwnFile::name).forEach(name -> changes.put(name, Optional.empty()));
    for (Map.Entry<FileName, String> file : texts.entrySet()) {
      try {
        int number =
            library
                .save(
                    file.getKey(), file.getValue(), Optional.of(Library.ANY), author + " (bundle)")
                .number();
        changes.put(file.getKey(), Optional.of(number));
      } catch (EditConflictException meanwhile) {
        throw new IllegalArgumentException(meanwhile.getMessage(), meanwhile);
      }
    }
    return changes;
  }
}
