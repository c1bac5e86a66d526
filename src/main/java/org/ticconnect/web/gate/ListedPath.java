package org.ticconnect.web.gate;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticconnect.access.Right;

/**
 * One path of the web server.
 *
 * @param path with parameters such as <code>{name}</code>
 * @param right that one needs
 * @param takes content types of a change, JSON among them
 * @param logged what the security log calls it; empty when it is not told
 * @param part of the device that must be on; empty for none
 */
record ListedPath(
    HttpMethod method,
    String path,
    Right right,
    Set<String> takes,
    Optional<String> logged,
    Optional<String> part) {
  private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");

  /** What may stand for a parameter: nothing that a path could be made of. */
  private static final String VALUE = "([A-Za-z0-9_+-][A-Za-z0-9._+-]*)";

  /** Whether it is at this path, which must be written exactly as it is here. */
  Optional<List<String>> values(String asked) {
    Matcher matcher = Pattern.compile(pattern()).matcher(asked);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      values.add(matcher.group(group));
    }
    return Optional.of(values);
  }

  private String pattern() {
    StringBuilder pattern = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(path);
    int from = 0;
    while (parameter.find()) {
      pattern.append(Pattern.quote(path.substring(from, parameter.start()))).append(VALUE);
      from = parameter.end();
    }
    return pattern.append(Pattern.quote(path.substring(from))).toString();
  }
}
