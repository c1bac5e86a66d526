package org.ticconnect.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A data folder of a device that has an owner, whose passwords are quick to check. */
public final class Claimed {
  /** The administrator's. */
  public static final String PASSWORD = "correct horse battery";

  /** Of who may only look. */
  public static final String VIEWER = "wrong zebra capacitor";

  /** A token of scope {@code admin}. */
  public static final String TOKEN = "tic_admin-of-the-tests";

  /** A token of scope {@code config}. */
  public static final String CONFIG_TOKEN = "tic_config-of-the-tests";

  /** A token of scope {@code read}. */
  public static final String READ_TOKEN = "tic_read-of-the-tests";

  private static final int ROUNDS = 1000;
  private static final int BITS = 256;

  private Claimed() {}

  /** Makes the folder one of a claimed device, if it is not yet. */
  public static Path folder(Path data) throws IOException {
    Path file = data.resolve("access.json");
    if (!Files.exists(file)) {
      Files.createDirectories(data);
      ObjectNode json = new ObjectMapper().createObjectNode();
      json.set("administrator", hash(PASSWORD));
      json.set("viewer", hash(VIEWER));
      ArrayNode tokens = json.putArray("tokens");
      tokens.add(token("admin", TOKEN));
      tokens.add(token("config", CONFIG_TOKEN));
      tokens.add(token("read", READ_TOKEN));
      Files.writeString(file, json.toString());
    }
    return data;
  }

  private static ObjectNode hash(String password) {
    byte[] salt = new byte[16];
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, BITS))
              .getEncoded();
      return new ObjectMapper()
          .createObjectNode()
          .put("rounds", ROUNDS)
          .put("salt", Base64.getEncoder().encodeToString(salt))
          .put("hash", Base64.getEncoder().encodeToString(hash));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode token(String scope, String secret) {
    try {
      return new ObjectMapper()
          .createObjectNode()
          .put("id", scope)
          .put("name", scope)
          .put("scope", scope)
          .put(
              "sha256",
              HexFormat.of()
                  .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8))))
          .put("created", "2026-01-01T00:00:00Z")
          // As if used long ahead, so that its use is not written while tests run.
          .put("last_used", "2126-01-01T00:00:00Z");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
