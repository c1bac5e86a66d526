package org.ticconnect.admin.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ticconnect.files.Activation;
import org.ticconnect.files.Comparison;
import org.ticconnect.files.EditConflictException;
import org.ticconnect.files.FileKind;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.files.OwnFile;
import org.ticconnect.files.Version;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.settings.SettingsText;

/** What can be asked of files one by one. */
final class FilesDoor {
  private final Library library;
  private final FileTree shipped;
  private final Activation activation;
  private final RouteTrial trial;
  private final FilePreview preview;

  FilesDoor(
      Library library,
      FileTree shipped,
      Activation activation,
      RouteTrial trial,
      FilePreview preview) {
    this.library = library;
    this.shipped = shipped;
    this.activation = activation;
    this.trial = trial;
    this.preview = preview;
  }

  /** All files, the shipped ones too. */
  Answer list(Asked asked) {
    Set<FileName> names = new TreeSet<>();
    library.own().forEach(own -> names.add(own.name()));
    for (FileKind kind : FileKind.values()) {
      shipped
          .names(kind.folder())
          .forEach(
              file ->
                  FileName.ofPath(kind.folder() + "/" + file + FileTree.ENDING)
                      .ifPresent(names::add));
    }
    names.add(FileName.SETTINGS);
    List<FileName> watched = activation.watched();
    List<Map<String, Object>> rows = new ArrayList<>();
    names.forEach(name -> rows.add(row(name, watched.contains(name))));
    return Answer.of(rows);
  }

  private Map<String, Object> row(FileName name, boolean watched) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("path", name.path());
    row.put("kind", name.kind().text());
    row.put("name", name.name());
    row.put("shipped", library.shipped(name).isPresent());
    Optional<OwnFile> own = library.own(name);
    row.put("own", own.isPresent());
    own.ifPresent(
        file -> {
          row.put("newest", file.newest().number());
          file.active().ifPresent(number -> row.put("active", number));
          row.put("watched", watched);
          file.newest().error().ifPresent(error -> row.put("error", error));
        });
    library.tag(name).ifPresent(tag -> row.put("etag", tag));
    return row;
  }

  /** What an editor shows. */
  Answer read(Asked asked) {
    FileName name = asked.file();
    String text = library.text(name).orElseThrow(() -> none(name));
    return Answer.of(shown(name, text)).tagged(library.tag(name));
  }

  private static NoSuchFileException none(FileName name) {
    return new NoSuchFileException(
        name + ": there is no such file; GET /api/files tells which there are");
  }

  private static String shown(FileName name, String text) {
    return name.equals(FileName.SETTINGS) ? SettingsText.shown(text) : text;
  }

  /** The text with the secrets that it had when it was read. */
  private String received(FileName name, String text) {
    if (text.length() > FileTree.LARGEST_FILE) {
      throw new IllegalArgumentException(
          name + " is larger than " + FileTree.LARGEST_FILE / 1024 + " KiB");
    }
    if (!name.equals(FileName.SETTINGS)) {
      return text;
    }
    String before = library.text(name).orElse("");
    if (SettingsText.keptForAnother(before, text)) {
      throw new IllegalArgumentException(
          "mqtt.url is another one: write the password for it, or leave the line out");
    }
    Map<String, String> secrets = SettingsText.secrets(before);
    return SettingsText.withSecrets(text, secrets)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a secret is "
                        + SettingsText.KEPT
                        + ", but there is none: write it, or leave the line out"));
  }

  /** Saves a version, where nothing is wrong with it. */
  Answer save(Asked asked) throws MappingException, EditConflictException, IOException {
    FileName name = asked.file();
    if (!asked.hasBody()) {
      throw new IllegalArgumentException("nothing was sent: send the text of the file");
    }
    String text = received(name, asked.text());
    List<Mistake> mistakes = activation.mistakes(Map.of(name.path(), text));
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
    Version version = library.save(name, text, asked.edited(), asked.author());
    return Answer.of(version(version)).tagged(library.tag(name));
  }

  /** What would be wrong with a text, and what it would send or serve. */
  Answer check(Asked asked) {
    FileName name = asked.file();
    String text =
        asked.hasBody()
            ? received(name, asked.text())
            : library.text(name).orElseThrow(() -> none(name));
    List<Mistake> mistakes = activation.mistakes(Map.of(name.path(), text));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", mistakes.isEmpty());
    json.put("mistakes", AnswerStep.mistakes(mistakes));
    if (mistakes.isEmpty() && name.kind() == FileKind.ROUTES) {
      Object done = trial.of(name.name(), text);
      json.put("trial", done);
      json.put("preview", done);
    } else if (mistakes.isEmpty()) {
      preview.of(name, text).ifPresent(seen -> json.put("preview", seen));
    }
    return Answer.of(json);
  }

  /** Has a version run: the one that is named, else the newest. */
  Answer activate(Asked asked) throws MappingException, IOException {
    FileName name = asked.file();
    OwnFile own = own(name);
    int number = asked.number("version").orElse(own.newest().number());
    Version version = version(own, number);
    activation.activate(Map.of(name, Optional.of(number)));
    Map<String, Object> json = new LinkedHashMap<>(version(version));
    json.put("running", !name.equals(FileName.SETTINGS));
    json.put("restart_needed", name.equals(FileName.SETTINGS));
    return Answer.of(json);
  }

  private OwnFile own(FileName name) {
    return library
        .own(name)
        .orElseThrow(
            () ->
                new NoSuchFileException(
                    name + ": there is no own file of this name; save one first"));
  }

  private static Version version(OwnFile own, int number) {
    return own.version(number)
        .orElseThrow(
            () ->
                new NoSuchFileException(
                    "%s: version %d is not kept; there are %d to %d"
                        .formatted(
                            own.name(),
                            number,
                            own.versions().get(0).number(),
                            own.newest().number())));
  }

  /** The shipped file serves again; the own one and its history stay as a draft. */
  Answer restore(Asked asked) throws MappingException, IOException {
    FileName name = asked.file();
    own(name);
    activation.activate(Map.of(name, Optional.empty()));
    return Answer.of(Map.of("restored", name.path()));
  }

  /** Takes a file out, with its history. */
  Answer delete(Asked asked) throws MappingException, IOException {
    FileName name = asked.file();
    own(name);
    activation.delete(name);
    return Answer.of(Map.of("deleted", name.path()));
  }

  /** The history, newest first. */
  Answer versions(Asked asked) {
    OwnFile own = own(asked.file());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Version version : own.versions()) {
      Map<String, Object> row = version(version);
      row.put("active", own.active().equals(Optional.of(version.number())));
      rows.add(0, row);
    }
    return Answer.of(rows);
  }

  private static Map<String, Object> version(Version version) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", version.number());
    json.put("time", version.time().toString());
    json.put("author", version.author());
    json.put("sha256", version.hash());
    json.put("bytes", version.bytes());
    version.error().ifPresent(error -> json.put("error", error));
    return json;
  }

  /** The text of a version. */
  Answer version(Asked asked) {
    FileName name = asked.file();
    return Answer.of(shown(name, text(name, asked.number("version"))));
  }

  private String text(FileName name, Optional<Integer> number) {
    return number.isEmpty()
        ? library
            .shipped(name)
            .orElseThrow(() -> new NoSuchFileException(name + ": no such file is shipped"))
        : library
            .text(name, version(own(name), number.get()).number())
            .orElseThrow(() -> new NoSuchFileException(name + ": its text is damaged"));
  }

  /** What differs between two versions; without a number the shipped one. */
  Answer compare(Asked asked) {
    FileName name = asked.file();
    Optional<Integer> from = asked.number("from");
    Optional<Integer> to = asked.number("to").or(() -> Optional.of(own(name).newest().number()));
    List<String> lines =
        Comparison.of(
            from.map(number -> "version " + number).orElse("shipped"),
            shown(name, text(name, from)),
            "version " + to.get(),
            shown(name, text(name, to)));
    return Answer.of(String.join("\n", lines) + "\n");
  }
}
