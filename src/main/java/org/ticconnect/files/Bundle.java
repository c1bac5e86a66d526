package org.ticconnect.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The whole configuration of an owner: what is needed to have the same on another device.
 *
 * @param files texts of what runs, by name; without secrets
 * @param secrets by key of the settings
 */
public record Bundle(Map<FileName, String> files, Map<String, String> secrets) {
  private static final String FORMAT = "tic-connect-bundle-1";
  private static final ObjectMapper JSON = new ObjectMapper();

  public Bundle {
    files = Map.copyOf(files);
    secrets = Map.copyOf(secrets);
  }

  /**
   * As JSON.
   *
   * @param version of the program
   * @param passphrase closes the secrets; without one there are none in it
   * @throws IllegalArgumentException when it is too short
   */
  public ObjectNode json(String version, Optional<String> passphrase) {
    ObjectNode root = JSON.createObjectNode().put("format", FORMAT).put("version", version);
    ObjectNode texts = root.putObject("files");
    new TreeMap<>(files).forEach((name, text) -> texts.put(name.path(), text));
    if (passphrase.isPresent() && !secrets.isEmpty()) {
      if (passphrase.get().length() < SecretBox.SHORTEST_PASSPHRASE) {
        throw new IllegalArgumentException(
            "a passphrase has at least " + SecretBox.SHORTEST_PASSPHRASE + " characters");
      }
      root.set(
          "secrets",
          JSON.valueToTree(
              SecretBox.close(
                  JSON.valueToTree(new TreeMap<>(secrets)).toString(), passphrase.get())));
    }
    return root;
  }

  /**
   * Reads one.
   *
   * @param passphrase opens the secrets; without one they are left out
   * @throws IllegalArgumentException when it is no bundle, names files that cannot be, or the
   *     passphrase does not open it
   */
  public static Bundle read(JsonNode root, Optional<String> passphrase) {
    if (!FORMAT.equals(root.path("format").asText())) {
      throw new IllegalArgumentException(
          "this is no bundle of this program: its format must be " + FORMAT);
    }
    Map<FileName, String> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> file : root.path("files").properties()) {
      FileName name =
          FileName.ofPath(file.getKey())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "files: '" + file.getKey() + "' cannot be: " + FileName.RULE));
      if (!file.getValue().isTextual()) {
        throw new IllegalArgumentException("files: " + name + " must be a text");
      }
      files.put(name, file.getValue().asText());
    }
    return new Bundle(files, secrets(root.path("secrets"), passphrase));
  }

  private static Map<String, String> secrets(JsonNode box, Optional<String> passphrase) {
    if (!box.isObject() || passphrase.isEmpty()) {
      return Map.of();
    }
    String opened =
        new SecretBox(
                box.path("rounds").asInt(),
                box.path("salt").asText(),
                box.path("nonce").asText(),
                box.path("data").asText())
            .open(passphrase.get())
            .orElseThrow(
                () -> new IllegalArgumentException("the passphrase does not open the secrets"));
    try {
      return JSON.readValue(opened, new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException strange) {
      throw new IllegalArgumentException("the secrets are no text by key", strange);
    }
  }
}
