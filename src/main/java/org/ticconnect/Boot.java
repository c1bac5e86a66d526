package org.ticconnect;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.files.Drafts;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.files.OwnFile;
import org.ticconnect.files.Starts;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.Settings;
import org.ticconnect.settings.SettingsReader;

/**
 * Reads all files so that the device comes up: an owner's file that is wrong becomes a draft with
 * its error, and the shipped one serves.
 */
final class Boot {
  private static final Logger LOG = LoggerFactory.getLogger(Boot.class);
  private static final String DAMAGED =
      "its text on disk is damaged: save it again, or run another version";
  private static final String STANDARD_TOPICS = "native";

  /**
   * What there is to run with.
   *
   * @param own texts of the owner's files that serve, by whole name
   * @param given keys of the environment and of the command line
   * @param starts whether this one is in safe mode, and to be told when it lasted
   */
  record Ready(
      Settings settings,
      Mappings mappings,
      Library library,
      Map<String, String> own,
      Given given,
      Starts starts) {}

  /**
   * What wins over files.
   *
   * @param environment of the process
   * @param commandLine keys given by {@code -Dkey=value}
   */
  record Given(Map<String, String> environment, Map<String, String> commandLine) {}

  private final Path home;
  private final Given given;
  private final Library library;
  private final Map<String, String> own;
  private final Starts starts;
  private final boolean mending;

  private Boot(
      Path home,
      Given given,
      Library library,
      Map<String, String> own,
      Starts starts,
      boolean mending) {
    this.home = home;
    this.given = given;
    this.library = library;
    this.own = own;
    this.starts = starts;
    this.mending = mending;
  }

  /**
   * @param home the folder of the shipped files
   * @param data the folder that is written to
   * @param given keys of the environment and of the command line
   * @param starts those of this data folder
   * @param leftOut own files that do not serve, whatever the disk says of them
   * @throws SettingException when the shipped settings are wrong
   * @throws MappingException when the shipped maps are wrong
   */
  static Ready of(Path home, Path data, Given given, Starts starts, Set<FileName> leftOut)
      throws SettingException, MappingException {
    Library library = new Library(data, FileTree.of(home), Clock.systemUTC());
    library.problem().ifPresent(LOG::warn);
    if (starts.safe()) {
      LOG.warn(
          "Safe mode after {} crashes: own routes and maps are left out until the next start, the"
              + " settings are {}",
          Starts.MOST_CRASHES,
          starts.goodSettings().map(version -> "version " + version).orElse("the shipped ones"));
    }
    Map<String, String> own =
        new TreeMap<>(starts.safe() ? kept(library, starts) : library.running());
    leftOut.forEach(name -> own.remove(name.path()));
    Boot boot = new Boot(home, given, library, own, starts, true);
    boot.damagedAreDrafts();
    return boot.ready();
  }

  /** What serves in safe mode: with other settings the owner might not find the page. */
  private static Map<String, String> kept(Library library, Starts starts) {
    return starts
        .goodSettings()
        .flatMap(version -> library.text(FileName.SETTINGS, version))
        .map(text -> Map.of(FileName.SETTINGS.path(), text))
        .orElse(Map.of());
  }

  /**
   * The same to look at all files: nothing is written, and an own file that is wrong is told.
   *
   * @throws SettingException when settings are wrong
   * @throws MappingException when maps are wrong
   */
  static Ready toCheck(Path home, Path data, Given given)
      throws SettingException, MappingException {
    Library library = new Library(data, FileTree.of(home), Clock.systemUTC());
    List<Mistake> damage = new ArrayList<>();
    library.problem().ifPresent(what -> damage.add(new Mistake("own files", 0, "", what)));
    library.damaged().forEach(own -> damage.add(new Mistake(own.name().path(), 0, "", DAMAGED)));
    if (!damage.isEmpty()) {
      throw new MappingException(damage);
    }
    return new Boot(
            home, given, library, new TreeMap<>(library.running()), Starts.uncounted(), false)
        .ready();
  }

  private Ready ready() throws SettingException, MappingException {
    Settings settings = settings();
    Mappings mappings = mappings(settings);
    return new Ready(
        withTopicMap(settings, mappings), mappings, library, Map.copyOf(own), given, starts);
  }

  private void damagedAreDrafts() {
    for (OwnFile damaged : library.damaged()) {
      draft(damaged.name(), DAMAGED);
    }
  }

  private void draft(FileName name, String reason) {
    own.remove(name.path());
    if (!name.equals(FileName.SETTINGS)) {
      new Drafts(library).draft(name, reason);
      return;
    }
    Optional<Integer> before = SettingsBefore.of(library, starts);
    new Drafts(library).draft(name, reason, before);
    before
        .flatMap(version -> library.text(name, version))
        .ifPresent(text -> own.put(name.path(), text));
  }

  private Settings settings() throws SettingException {
    Optional<String> text = Optional.ofNullable(own.get(FileName.SETTINGS.path()));
    try {
      return read(text);
    } catch (SettingException wrong) {
      if (text.isEmpty() || !mending) {
        throw wrong;
      }
      Settings shipped = read(Optional.empty());
      draft(FileName.SETTINGS, wrong.getMessage());
      return before(shipped);
    }
  }

  private Settings before(Settings shipped) {
    Optional<String> text = Optional.ofNullable(own.get(FileName.SETTINGS.path()));
    try {
      return text.isPresent() ? read(text) : shipped;
    } catch (SettingException both) {
      own.remove(FileName.SETTINGS.path());
      new Drafts(library).draft(FileName.SETTINGS, both.getMessage());
      return shipped;
    }
  }

  private Settings read(Optional<String> text) throws SettingException {
    return SettingsReader.read(home, text, given.environment(), given.commandLine());
  }

  private Mappings mappings(Settings settings) throws MappingException {
    while (true) {
      try {
        Mappings mappings = Mappings.read(FileTree.of(home).with(own));
        List<Mistake> mistakes =
            new ArrayList<>(ModbusParts.mistakes(settings, mappings.registers().units()));
        ofTopics(settings, mappings).ifPresent(mistakes::add);
        if (!mistakes.isEmpty()) {
          throw new MappingException(mistakes);
        }
        return mappings;
      } catch (MappingException wrong) {
        List<FileName> blamed = blamed(wrong);
        if (blamed.isEmpty() || !mending) {
          throw wrong;
        }
        blamed.forEach(name -> draft(name, wrong.about(name.path())));
      }
    }
  }

  /** What is wrong with an own topic map that is to be served. */
  private Optional<Mistake> ofTopics(Settings settings, Mappings mappings) {
    String file = TopicPart.file(settings.mqtt().map());
    return Optional.of(file)
        .filter(own::containsKey)
        .flatMap(any -> TopicRules.of(settings).problem(mappings.topicMaps()))
        .map(problem -> new Mistake(file, 0, "", problem));
  }

  /** Where the chosen topic map is an own one that does not serve, a shipped one does. */
  private Settings withTopicMap(Settings settings, Mappings mappings) {
    String chosen = settings.mqtt().map();
    boolean ownDraft =
        !mappings.topicMaps().containsKey(chosen)
            && FileName.ofPath(TopicPart.file(chosen)).flatMap(library::own).isPresent();
    if (!ownDraft) {
      return settings;
    }
    LOG.warn("mqtt.map = {} is a draft: {} serves instead", chosen, STANDARD_TOPICS);
    return settings.withTopicMap(STANDARD_TOPICS);
  }

  /** Own maps that are named; all when only shipped ones are, which were well without them. */
  private List<FileName> blamed(MappingException wrong) {
    List<FileName> maps = new ArrayList<>();
    own.keySet().stream()
        .filter(path -> path.endsWith(FileTree.ENDING) && !path.startsWith("routes/"))
        .forEach(path -> FileName.ofPath(path).ifPresent(maps::add));
    List<FileName> named = maps.stream().filter(name -> wrong.blames(name.path())).toList();
    return named.isEmpty() ? maps : named;
  }
}
