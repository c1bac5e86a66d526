package org.ticconnect.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ticconnect.files.WholeWrite;

/** The roll on disk: one file that only its owner can read, written whole or not at all. */
final class RollFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST = 256 * 1024L;

  private final Path file;

  /**
   * @param data the folder that the program writes to
   */
  RollFile(Path data) {
    this.file = data.resolve("access.json");
  }

  /** When it was written last; empty when there is none. */
  Optional<FileTime> written() {
    try {
      return Optional.of(Files.getLastModifiedTime(file));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /**
   * Empty when there is none.
   *
   * @throws IOException when it is there and cannot be read or is damaged
   */
  Optional<Roll> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is larger than " + LARGEST + " bytes");
    }
    try {
      return Optional.of(roll(JSON.readTree(Files.readAllBytes(file))));
    } catch (RuntimeException damaged) {
      throw new IOException(file + " is damaged: " + damaged.getMessage(), damaged);
    }
  }

  /**
   * @throws IOException when it cannot be written; the file is as before
   */
  void write(Roll roll) throws IOException {
    Files.createDirectories(file.getParent());
    // Whole writes fill this file and put it in the place of the other: it keeps who may read it.
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    new WholeWrite()
        .write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(roll)));
  }

  /** Gives it to who owns the folder, where another user has written it. */
  void giveToOwnerOfFolder() throws IOException {
    OwnerOfFolder.gets(file);
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private static ObjectNode json(Roll roll) {
    ObjectNode json = JSON.createObjectNode();
    roll.administrator().ifPresent(hash -> json.set("administrator", json(hash)));
    roll.viewer().ifPresent(hash -> json.set("viewer", json(hash)));
    ArrayNode tokens = json.putArray("tokens");
    roll.tokens().forEach(token -> tokens.add(json(token)));
    ArrayNode codes = json.putArray("used_codes");
    roll.usedCodes().forEach(codes::add);
    return json;
  }

  private static ObjectNode json(PasswordHash hash) {
    return JSON.createObjectNode()
        .put("rounds", hash.rounds())
        .put("salt", Base64.getEncoder().encodeToString(hash.salt()))
        .put("hash", Base64.getEncoder().encodeToString(hash.hash()));
  }

  private static ObjectNode json(Token token) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("id", token.id())
            .put("name", token.name())
            .put("scope", token.scope().text())
            .put("sha256", token.hash())
            .put("created", token.created().toString());
    token.lastUsed().ifPresent(at -> json.put("last_used", at.toString()));
    return json;
  }

  private static Roll roll(JsonNode json) {
    List<Token> tokens = new ArrayList<>();
    json.path("tokens").forEach(one -> tokens.add(token(one)));
    Set<String> codes = new TreeSet<>();
    json.path("used_codes").forEach(one -> codes.add(one.asText()));
    if (!json.isObject()) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    return new Roll(hash(json.get("administrator")), hash(json.get("viewer")), tokens, codes);
  }

  private static Optional<PasswordHash> hash(JsonNode json) {
    return Optional.ofNullable(json)
        .map(
            one ->
                new PasswordHash(
                    one.path("rounds").asInt(),
                    Base64.getDecoder().decode(one.path("salt").asText()),
                    Base64.getDecoder().decode(one.path("hash").asText())));
  }

  private static Token token(JsonNode json) {
    return new Token(
        json.path("id").asText(),
        json.path("name").asText(),
        Scope.named(json.path("scope").asText()).orElseThrow(),
        json.path("sha256").asText(),
        Instant.parse(json.path("created").asText()),
        Optional.ofNullable(json.get("last_used")).map(at -> Instant.parse(at.asText())));
  }
}
