package org.ticconnect;

import java.util.Optional;
import java.util.stream.Stream;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.files.OwnFile;
import org.ticconnect.files.Starts;

/** Settings in the place of wrong ones, without which the owner might not find the page. */
final class SettingsBefore {
  private SettingsBefore() {}

  /**
   * The last that lasted, else those that ran before; empty when neither are there, whole and not
   * known to be wrong.
   */
  static Optional<Integer> of(Library library, Starts starts) {
    Optional<OwnFile> known = library.own(FileName.SETTINGS);
    Optional<Integer> now = known.flatMap(OwnFile::active);
    return Stream.of(starts.goodSettings(), known.flatMap(OwnFile::before))
        .flatMap(Optional::stream)
        .filter(version -> !now.equals(Optional.of(version)))
        .filter(version -> isSound(known, version))
        .filter(version -> library.text(FileName.SETTINGS, version).isPresent())
        .findFirst();
  }

  private static boolean isSound(Optional<OwnFile> known, int version) {
    return known
        .flatMap(own -> own.version(version))
        .filter(kept -> kept.error().isEmpty())
        .isPresent();
  }
}
