package org.ticconnect.owner.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The MQTT topics that owners may publish to.
 *
 * @param filters with {@code +} and {@code #}
 */
record TopicFilters(List<String> filters) {
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*");
  private static final int LONGEST = 200;

  Optional<String> problem(String topic) {
    if (topic.contains("#") || topic.contains("+")) {
      return refused(topic, "has a wildcard; publish to one topic");
    }
    if (topic.length() > LONGEST || !TOPIC.matcher(topic).matches()) {
      return refused(
          topic,
          "is no topic that you can publish to; write letters, digits, '.', '_', '~', '-' between '/'");
    }
    return filters.stream().anyMatch(filter -> matches(filter.split("/", -1), topic.split("/", -1)))
        ? Optional.empty()
        : refused(topic, "is not allowed; " + Administered.inWords("routes.topics", filters));
  }

  private Optional<String> refused(String topic, String problem) {
    return Optional.of("topic " + Shown.quoted(topic) + " " + problem);
  }

  private static boolean matches(String[] filter, String[] topic) {
    for (int level = 0; level < filter.length; level++) {
      if (filter[level].equals("#")) {
        return level == filter.length - 1;
      }
      if (level >= topic.length
          || !filter[level].equals("+") && !filter[level].equals(topic[level])) {
        return false;
      }
    }
    return filter.length == topic.length;
  }
}
