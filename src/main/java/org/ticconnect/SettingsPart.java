package org.ticconnect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
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
  private final BiFunction<Settings, Map<String, String>, Optional<String>> check;
  private volatile String served;

  /**
   * @param home the folder of the shipped files
   * @param given keys of the environment and of the command line
   * @param own texts of the owner's files as they are, by whole name
   * @param check what else could be wrong with settings that are right in form, beside own files
   */
  SettingsPart(
      Path home,
      Boot.Given given,
      Map<String, String> own,
      BiFunction<Settings, Map<String, String>, Optional<String>> check) {
    this.home = home;
    this.given = given;
    this.served = text(own);
    this.check = check;
  }

  private static String text(Map<String, String> own) {
    return own.getOrDefault(FILE, "");
  }

  @Override
  public List<Mistake> mistakes(Map<String, String> own) {
    String text = text(own);
    if (text.equals(served)) {
      return List.of();
    }
    List<Integer> strange = SettingsText.strangeLines(text);
    if (!strange.isEmpty()) {
      return strange.stream()
          .map(
              line ->
                  new Mistake(
                      FILE, line, "", "must be key = value on one line, a # remark, or empty"))
          .toList();
    }
    try {
      Settings settings =
          SettingsReader.read(home, Optional.of(text), given.environment(), given.commandLine());
      return check
          .apply(settings, own)
          .map(problem -> List.of(new Mistake(FILE, 0, "", problem)))
          .orElse(List.of());
    } catch (SettingException wrong) {
      int line = SettingsText.line(text, wrong.key());
      return List.of(new Mistake(FILE, line, wrong.key(), wrong.problem()));
    }
  }

  @Override
  public void serve(Map<String, String> own) {
    served = text(own); // the next start takes them over
  }

  @Override
  public List<Trouble> troubles() {
    return List.of();
  }
}
