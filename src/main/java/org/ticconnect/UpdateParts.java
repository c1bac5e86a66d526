package org.ticconnect;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.ticconnect.admin.update.UpdateDoors;
import org.ticconnect.update.Architectures;
import org.ticconnect.update.DebianVersion;
import org.ticconnect.update.Incoming;
import org.ticconnect.update.PackageKeys;
import org.ticconnect.update.SignedPackage;
import org.ticconnect.update.Updates;
import org.ticconnect.web.Door;

/** Updates, wired. */
final class UpdateParts {
  /** Keys that whoever runs the device adds, beside those that are shipped. */
  private static final Path OWN_KEYS = Path.of("/etc/tic-connect/update-keys");

  private static final String PACKAGE = "tic-connect";

  private final UpdateDoors doors;

  UpdateParts(Installation where) {
    PackageKeys keys = keys(where.home());
    Incoming incoming = new Incoming(where.data(), keys, wanted());
    this.doors =
        new UpdateDoors(
            new Updates(
                Version.text(),
                Updates.Places.of(where.home(), where.run()),
                keys,
                incoming,
                Clock.systemUTC()));
  }

  /** What answers of {@code /api/update}. */
  List<Door> doors() {
    return doors.all();
  }

  /** Those that packages are checked with. */
  static PackageKeys keys(Path home) {
    return PackageKeys.in(List.of(home.resolve("config/update-keys"), OWN_KEYS));
  }

  /** What this device takes. */
  static SignedPackage.Wanted wanted() {
    return new SignedPackage.Wanted(
        PACKAGE, DebianVersion.of(Version.text()), Architectures.of(System.getProperty("os.arch")));
  }
}
