package org.ticconnect.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What says which files there are, which versions they have and which of them run. One file, so
 * that many files can change at once or not at all; the one before stays beside it.
 */
final class ShelfFile {
  private static final int FORMAT = 1;

  /** More than all files with all their versions and errors can need. */
  private static final long LARGEST = 16 * 1024 * 1024L;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Path before;
  private final WholeWrite writing;
  private boolean whole;

  /**
   * @param folder in which it is
   */
  ShelfFile(Path folder, WholeWrite writing) {
    this.file = folder.resolve("library.json");
    this.before = folder.resolve("library-before.json");
    this.writing = writing;
  }

  /**
   * @param shelf what there is
   * @param problem what was wrong with the file; empty when nothing was
   */
  record Found(Shelf shelf, Optional<String> problem) {}

  /** The one before when the last one cannot be read, and an empty one when that cannot either. */
  Found read() {
    if (!Files.exists(file) && !Files.exists(before)) {
      return new Found(Shelf.EMPTY, Optional.empty());
    }
    try {
      Shelf shelf = read(file);
      whole = true;
      return new Found(shelf, Optional.empty());
    } catch (IOException | IllegalArgumentException damaged) {
      String why = file + " cannot be read (" + damaged.getMessage() + "): ";
      try {
        return new Found(read(before), Optional.of(why + "the list of own files before serves"));
      } catch (IOException | IllegalArgumentException both) {
        return new Found(
            Shelf.EMPTY, Optional.of(why + "own files are left out, the shipped ones serve"));
      }
    }
  }

  private static Shelf read(Path from) throws IOException {
    if (Files.size(from) > LARGEST) {
      throw new IllegalArgumentException("it is larger than " + LARGEST + " bytes");
    }
    JsonNode root = JSON.readTree(Files.readAllBytes(from));
    if (root.path("format").asInt() != FORMAT) {
      throw new IllegalArgumentException("it is of another version of this program");
    }
    TreeMap<FileName, OwnFile> files = new TreeMap<>();
    for (JsonNode one : root.path("files")) {
      FileName name =
          FileName.ofPath(one.path("path").asText())
              .orElseThrow(() -> new IllegalArgumentException("it names no file: " + one));
      files.put(name, file(name, one));
    }
    return new Shelf(files);
  }

  private static OwnFile file(FileName name, JsonNode json) {
    List<Version> versions = new ArrayList<>();
    json.path("versions").forEach(version -> versions.add(version(version)));
    if (versions.isEmpty()) {
      throw new IllegalArgumentException(name + " has no version");
    }
    return new OwnFile(name, versions, number(json.path("active")), number(json.path("before")));
  }

  private static Optional<Integer> number(JsonNode json) {
    return Optional.of(json.asInt()).filter(number -> number > 0);
  }

  private static Version version(JsonNode json) {
    String hash = json.path("sha256").asText();
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a version has no hash");
    }
    try {
      return new Version(
          json.path("number").asInt(),
          hash,
          json.path("bytes").asInt(),
          json.path("author").asText(),
          Instant.parse(json.path("time").asText()),
          Optional.ofNullable(json.get("error")).map(JsonNode::asText));
    } catch (DateTimeParseException noTime) {
      throw new IllegalArgumentException("a version has no time", noTime);
    }
  }

  /** Writes it whole or not at all. */
  void write(Shelf shelf) throws IOException {
    // A damaged one must not take the place of the good one before it.
    if (whole && Files.exists(file)) {
      writing.write(before, Files.readAllBytes(file));
    }
    writing.write(file, bytes(shelf));
    whole = true;
  }

  private static byte[] bytes(Shelf shelf) throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
    ArrayNode files = root.putArray("files");
    new TreeMap<>(shelf.files()).values().forEach(file -> put(file, files.addObject()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  private static void put(OwnFile file, ObjectNode json) {
    json.put("path", file.name().path());
    file.active().ifPresent(number -> json.put("active", number));
    file.before().ifPresent(number -> json.put("before", number));
    ArrayNode versions = json.putArray("versions");
    for (Version version : file.versions()) {
      ObjectNode one =
          versions
              .addObject()
              .put("number", version.number())
              .put("sha256", version.hash())
              .put("bytes", version.bytes())
              .put("author", version.author())
              .put("time", version.time().toString());
      version.error().ifPresent(error -> one.put("error", error));
    }
  }
}
