package org.ticconnect.update;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a package is not installed, or does not serve any more. */
public enum Refusal {
  NOT_A_PACKAGE("this is no package for Debian: fetch it again"),
  TOO_LARGE("this is larger than a package may be: at most 100 MiB"),
  UNSIGNED(
      "this package is not signed: only packages that carry a signature are installed from here"),
  NO_KEYS(
      "this device knows no key to check packages with: put the public key of who signs them into"
          + " /etc/tic-connect/update-keys as root, as a file NAME.pem"),
  UNKNOWN_KEY(
      "this package is signed with a key that this device does not know: only packages of those"
          + " whose key it has are installed"),
  WRONG_SIGNATURE("the signature of this package is wrong: fetch it again"),
  CHANGED("this package was changed after it was signed: fetch it again"),
  OTHER_PACKAGE("this is another package, not tic-connect"),
  OTHER_ARCHITECTURE("this package is made for other processors than this device has"),
  NOT_NEWER("this version is not newer than the one that runs: older ones are not installed"),
  NOTHING_UPLOADED("no package was uploaded"),
  NO_PREVIOUS("there is no previous version to return to"),
  NOT_CHECKED("the package could not be checked: journalctl -u tic-connect-update tells why"),
  NO_ROOM("there is not enough room on the disk: make some and try again"),
  WRONG_REQUEST("the wish for an update could not be read, and nothing was done"),
  NOT_INSTALLED("the package could not be installed, and the version that ran goes on"),
  NOT_HEALTHY("the new version did not serve well within its time: the previous one is back"),
  BROKEN_OFF("the update broke off, and the previous version is back"),
  ASKED("the previous version is back, as asked");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  /** In lower case, as the helper writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For the owner. */
  public String sentence() {
    return sentence;
  }

  /** Empty for a word that means none. */
  static Optional<Refusal> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
