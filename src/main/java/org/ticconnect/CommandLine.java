package org.ticconnect;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the program was started with.
 *
 * @param home the folder that holds {@code routes}, {@code mappings} and {@code config}
 * @param data the folder that the program writes to
 * @param run the folder for what is gone after a reboot
 * @param action what to do
 * @param subject name of the map or file that the action is about; empty when it is about none
 * @param key file with the private key that a package is signed with; empty for none
 * @param settings keys given by {@code -Dkey=value}
 */
record CommandLine(
    Path home,
    Path data,
    Path run,
    Action action,
    String subject,
    Optional<Path> key,
    Map<String, String> settings) {
  static final String USAGE =
      """
      usage: tic-connect [--home DIR] [--data DIR] [--run DIR] [--check] [--version] [--help]
                         [--set-password] [--map-to-csv NAME] [--csv-to-map FILE]
                         [--update FILE] [--update-return] [--verify-package FILE]
                         [--sign-package FILE --key FILE] [--rehearse]
                         [-Dkey=value ...]
        --home DIR    folder with routes, mappings and config; where it is installed when left out
        --data DIR    folder that the program writes to; data in the home when left out
        --run DIR     folder for what is gone after a reboot; run in the data folder when left out
        --check       looks at all files, tells what is wrong with them and ends
        --version     tells the version and ends
        --help        tells this and ends
        --set-password      reads a password for the page from standard input, one line, and ends
        --map-to-csv NAME   writes a register map as a table for a spreadsheet and ends
        --csv-to-map FILE   writes such a table as a register map and ends
        --update FILE       installs a signed package that is newer, as root, and ends when it serves
        --update-return     installs the previous version again, as root
        --verify-package FILE            tells whether a package would be installed and ends
        --sign-package FILE --key FILE   signs a package with a private key and ends
        --rehearse    does what a start does, without a meter, and ends: for archives of classes
        -Dkey=value   a setting, see config/application.properties""";

  private static final String A_FILE = "a file";

  enum Action {
    RUN,
    CHECK,
    VERSION,
    HELP,
    SET_PASSWORD,
    MAP_TO_CSV,
    CSV_TO_MAP,
    UPDATE,
    UPDATE_RETURN,
    VERIFY_PACKAGE,
    SIGN_PACKAGE,
    REHEARSE
  }

  /**
   * @throws IllegalArgumentException when an option is unknown or lacks its folder
   */
  static CommandLine parse(String... arguments) {
    Path home = Path.of("");
    Optional<Path> data = Optional.empty();
    Optional<Path> run = Optional.empty();
    Action action = Action.RUN;
    String subject = "";
    Optional<Path> key = Optional.empty();
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      switch (argument) {
        case "--home" -> home = folder(arguments, ++i);
        case "--data" -> data = Optional.of(folder(arguments, ++i));
        case "--run" -> run = Optional.of(folder(arguments, ++i));
        case "--check" -> action = Action.CHECK;
        case "--version" -> action = Action.VERSION;
        case "--help" -> action = Action.HELP;
        case "--set-password" -> action = Action.SET_PASSWORD;
        case "--rehearse" -> action = Action.REHEARSE;
        case "--map-to-csv", "--csv-to-map" -> {
          action = argument.startsWith("--map") ? Action.MAP_TO_CSV : Action.CSV_TO_MAP;
          subject = value(arguments, ++i, "a name");
        }
        case "--update" -> {
          action = Action.UPDATE;
          subject = value(arguments, ++i, A_FILE);
        }
        case "--update-return" -> action = Action.UPDATE_RETURN;
        case "--verify-package" -> {
          action = Action.VERIFY_PACKAGE;
          subject = value(arguments, ++i, A_FILE);
        }
        case "--sign-package" -> {
          action = Action.SIGN_PACKAGE;
          subject = value(arguments, ++i, A_FILE);
        }
        case "--key" -> key = Optional.of(Path.of(value(arguments, ++i, A_FILE)));
        default -> setting(argument, settings);
      }
    }
    Path whole = home.toAbsolutePath().normalize();
    Path written = data.orElse(whole.resolve("data")).toAbsolutePath();
    return new CommandLine(
        whole,
        written,
        run.orElse(written.resolve("run")).toAbsolutePath(),
        action,
        subject,
        key,
        settings);
  }

  private static Path folder(String[] arguments, int at) {
    return Path.of(value(arguments, at, "a folder"));
  }

  private static String value(String[] arguments, int at, String what) {
    if (at == arguments.length) {
      throw new IllegalArgumentException(arguments[at - 1] + " needs " + what);
    }
    return arguments[at];
  }

  private static void setting(String argument, Map<String, String> settings) {
    int equals = argument.indexOf('=');
    if (!argument.startsWith("-D") || equals < 3) {
      throw new IllegalArgumentException("'" + argument + "' is no option");
    }
    settings.put(argument.substring(2, equals), argument.substring(equals + 1).trim());
  }
}
