package org.ticconnect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Part;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.Settings;
import org.ticconnect.settings.SettingsReader;
import org.ticconnect.settings.SettingsText;

/** The owner's settings: looked at now, taken over at the next start. */
final class SettingsPart implements Part {
  private static final String FILE = FileName.SETTINGS.path();

  private final Path home;
  private final Boot.Given given;
  private final StartCheck check;

  /**
   * @param home the folder of the shipped files
   * @param given keys of the environment and of the command line
   */
  SettingsPart(Path home, Boot.Given given) {
    this.home = home;
    this.given = given;
    this.check = new StartCheck(home);
  }

  @Override
  public List<Mistake> mistakes(Map<String, String> own) {
    String text = own.get(FILE);
    if (text == null) {
      return List.of();
    }
    List<Integer> strange = SettingsText.strangeLines(text);
    if (!strange.isEmpty()) {
      return strange.stream()
          .map(
              line ->
                  new Mistake(
                      FILE,
                      line,
                      "",
                      "must be key = value on one line, a # remark without a password, or empty"))
          .toList();
    }
    try {
      Settings settings =
          SettingsReader.read(home, Optional.of(text), given.environment(), given.commandLine());
      return check.problems(settings, own).stream()
          .map(problem -> new Mistake(FILE, 0, "", problem))
          .toList();
    } catch (SettingException wrong) {
      int line = SettingsText.line(text, wrong.key());
      return List.of(new Mistake(FILE, line, wrong.key(), wrong.problem()));
    }
  }

  @Override
  public void serve(Map<String, String> own) {
    // The next start takes them over.
  }

  @Override
  public List<Trouble> troubles() {
    return List.of();
  }
}
