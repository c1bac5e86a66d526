package org.ticconnect.owner.check;

import java.util.HashSet;
import java.util.Set;

/** The id and the description that routes and steps of one file may have. */
final class LabelRules {
  private final Set<String> ids = new HashSet<>();

  void check(Place place) {
    place.option("id").ifPresent(id -> id.text().ifPresent(text -> checkId(id, text)));
    place.option("description").ifPresent(Place::text);
  }

  private void checkId(Place id, String text) {
    if (!Names.ID.matcher(text).matches()) {
      id.wrong(Shown.quoted(text) + " is no id: " + Names.ID_IN_WORDS);
    } else if (!ids.add(text)) {
      id.wrong("id '" + text + "' stands twice in this file");
    }
  }
}
