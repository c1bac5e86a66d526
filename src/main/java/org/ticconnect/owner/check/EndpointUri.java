package org.ticconnect.owner.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an endpoint URI.
 *
 * @param scheme such as {@code mqtt-out}
 * @param path what stands between the colon and the question mark, without {@code //} before it
 * @param options in their order
 */
record EndpointUri(String scheme, String path, Map<String, String> options) {
  private static final Pattern WHOLE = Pattern.compile("([A-Za-z0-9.+-]+):(//)?([^?]*)(\\?(.*))?");
  private static final Pattern REFUSED_CHARACTER = Pattern.compile("[^!-~]|[\"%<>\\\\^`{|}#]");

  /** What makes a text no URI for owners, whatever its scheme is. */
  static Optional<String> problem(String uri) {
    Optional<String> general = AnyText.problem(uri);
    if (general.isPresent()) {
      return general;
    }
    if (uri.contains("${")) {
      return refused(uri, "'${' is not allowed, an endpoint is always the same");
    }
    Matcher character = REFUSED_CHARACTER.matcher(uri);
    if (character.find()) {
      return refused(uri, "the character " + Shown.quoted(character.group()) + " is not allowed");
    }
    Matcher whole = WHOLE.matcher(uri);
    if (!whole.matches()) {
      return refused(uri, "is no endpoint; write it as SCHEME:NAME, such as mqtt-out:a/topic");
    }
    if (whole.group(2) != null && whole.group(3).isEmpty()) {
      return refused(uri, "nothing follows the slashes");
    }
    return whole.group(4) == null ? Optional.empty() : problemOfOptions(uri, whole.group(5));
  }

  private static Optional<String> problemOfOptions(String uri, String query) {
    Map<String, String> met = new LinkedHashMap<>();
    for (String option : query.split("&", -1)) {
      int equals = option.indexOf('=');
      if (equals < 1) {
        return refused(uri, "options are written as ?name=value&name=value");
      }
      if (met.put(option.substring(0, equals), option) != null) {
        return refused(uri, "an option stands twice");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> refused(String uri, String problem) {
    return Optional.of(Shown.quoted(uri) + ": " + problem);
  }

  /**
   * @param uri without a {@link #problem}
   */
  static EndpointUri of(String uri) {
    Matcher whole = WHOLE.matcher(uri);
    if (!whole.matches()) {
      throw new IllegalArgumentException("no URI: " + Shown.plain(uri));
    }
    Map<String, String> options = new LinkedHashMap<>();
    if (whole.group(4) != null) {
      for (String option : whole.group(5).split("&")) {
        int equals = option.indexOf('=');
        options.put(option.substring(0, equals), option.substring(equals + 1));
      }
    }
    return new EndpointUri(whole.group(1), whole.group(3), options);
  }
}
