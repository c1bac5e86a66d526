package org.ticconnect.admin.file;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ticconnect.settings.SettingsDesk;
import org.ticconnect.settings.SettingsText;
import org.ticconnect.settings.Wording;

/**
 * Whether who changes the address that the page listens on could still open it then. Nothing takes
 * such a change back, for the device comes up well with it.
 */
final class Reach {
  private static final String KEY = "http.bind";
  private static final String EVERYWHERE = "0.0.0.0";
  private static final Pattern PORT = Pattern.compile(":[0-9]+$");

  private Reach() {}

  /**
   * @param before the owner's settings that count
   * @param after what they are to be
   * @param asked by whom, and under which address
   * @return what is wrong with them; empty when nothing is
   */
  static Optional<SettingsDesk.Problem> lost(String before, String after, Asked asked) {
    Optional<String> bind = SettingsText.value(after, KEY);
    if (bind.equals(SettingsText.value(before, KEY)) || bind.isEmpty()) {
      return Optional.empty();
    }
    String by = PORT.matcher(asked.word("Host").orElse("")).replaceFirst("");
    String address = by.equals("localhost") ? "127.0.0.1" : by;
    if (bind.get().equals(EVERYWHERE) || bind.get().equals(address)) {
      return Optional.empty();
    }
    return Optional.of(
        new SettingsDesk.Problem(
            KEY,
            new Wording(
                "with %1$s this page would not be reached any more as you reach it now: open it as http://%1$s first, or allow all addresses with 0.0.0.0"
                    .formatted(bind.get()),
                "avec %1$s, cette page ne serait plus joignable comme vous la joignez : ouvrez-la d’abord par http://%1$s, ou permettez toutes les adresses par 0.0.0.0"
                    .formatted(bind.get()))));
  }
}
