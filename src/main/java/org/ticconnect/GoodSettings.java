package org.ticconnect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.files.OwnFile;
import org.ticconnect.mapping.FileTree;

/** Which of the owner's settings came up last, to go back to them. */
final class GoodSettings {
  private final Path home;
  private final Path data;
  private Optional<Integer> good = Optional.empty();

  /**
   * @param home the folder of the shipped files
   * @param data the folder that is written to
   */
  GoodSettings(Path home, Path data) {
    this.home = home;
    this.data = data;
  }

  private Library library() {
    return new Library(data, FileTree.of(home), Clock.systemUTC());
  }

  private Optional<OwnFile> own(Library library) {
    return library.own(FileName.SETTINGS);
  }

  /** The version that is to count; empty for the shipped ones. */
  Optional<Integer> wanted() {
    return own(library()).flatMap(OwnFile::active);
  }

  /** Why the newest ones do not count. */
  Optional<String> refusal() {
    return own(library()).flatMap(OwnFile::refusal);
  }

  /** This version came up. */
  void cameUp(Optional<Integer> version) {
    good = version;
  }

  /** Whether this version came up last. */
  boolean knows(Optional<Integer> version) {
    return good.equals(version);
  }

  /**
   * Has the ones that came up last count again.
   *
   * @throws IOException when this cannot be written down
   */
  void comeBack(String reason) throws IOException {
    Library library = library();
    Optional<Integer> now = own(library).flatMap(OwnFile::active);
    if (knows(now)) {
      return;
    }
    if (now.isPresent()) {
      library.failed(FileName.SETTINGS, now.get(), reason, good);
    } else {
      library.run(Map.of(FileName.SETTINGS, good));
    }
  }
}
