package org.ticconnect.admin.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.ticconnect.files.FileName;
import org.ticconnect.web.gate.Asker;

/**
 * A question over HTTP.
 *
 * @param words of its path, its query and its headers, by name
 * @param body as it came
 * @param author from where it came, and from whom
 */
public record Asked(Map<String, Object> words, byte[] body, String author) {

  static Asked of(Message message) {
    byte[] body = message.getBody(byte[].class);
    Object from =
        message
            .getExchange()
            .getIn()
            .getHeader(VertxPlatformHttpConstants.REMOTE_ADDRESS, "unknown", Object.class);
    String address = String.valueOf(from).replaceFirst("^/", "").replaceFirst(":[0-9]+$", "");
    String who = message.getHeader(Asker.HEADER, "", String.class);
    return new Asked(
        words(message),
        body == null ? new byte[0] : body,
        who.isEmpty() ? address : address + ", " + who);
  }

  /** Names of headers come in any case. */
  private static Map<String, Object> words(Message message) {
    Map<String, Object> words = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    words.putAll(message.getHeaders());
    return Collections.unmodifiableMap(words);
  }

  /** Empty when it is not said, or said with nothing. */
  public Optional<String> word(String name) {
    return Optional.ofNullable(words.get(name))
        .map(String::valueOf)
        .filter(text -> !text.isEmpty());
  }

  /**
   * @throws IllegalArgumentException when it is no whole number from 1 on
   */
  public Optional<Integer> number(String name) {
    Optional<String> text = word(name);
    if (text.filter(number -> !number.matches("[1-9][0-9]{0,8}")).isPresent()) {
      throw new IllegalArgumentException(
          "'" + name + "' must be a whole number from 1 on, such as 3");
    }
    return text.map(Integer::valueOf);
  }

  /**
   * @throws IllegalArgumentException when it cannot be the name of a file
   */
  FileName file() {
    return FileName.of(word("kind").orElse(""), word("name").orElse(""))
        .orElseThrow(() -> new IllegalArgumentException(FileName.RULE));
  }

  /** Whether something was sent along. */
  public boolean hasBody() {
    return body().length > 0;
  }

  /**
   * What was sent along, as it came.
   *
   * @throws IllegalArgumentException when it was sent as a form, of which nothing is left
   */
  @Override
  public byte[] body() {
    if (word("Content-Type").filter(Asked::form).isPresent()) {
      throw new IllegalArgumentException(
          "this came as a form: send a file by curl -T FILE or with Content-Type: text/plain, and"
              + " JSON with Content-Type: application/json");
    }
    return body;
  }

  private static boolean form(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.startsWith("application/x-www-form") || lower.startsWith("multipart/");
  }

  /**
   * The body as text.
   *
   * @throws IllegalArgumentException when it is none
   */
  public String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body())).toString();
    } catch (CharacterCodingException binary) {
      throw new IllegalArgumentException("the file is not written in UTF-8", binary);
    }
  }

  /** What the sender edited, as {@code If-Match} says it. */
  Optional<String> edited() {
    return word("If-Match").map(tag -> tag.trim().replaceFirst("^W/", "").replace("\"", ""));
  }
}
