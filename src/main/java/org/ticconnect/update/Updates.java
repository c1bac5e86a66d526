package org.ticconnect.update;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ticconnect.files.WholeWrite;

/**
 * Updates as the program knows them: it takes a package, and wishes for what the helper of root
 * then does or refuses.
 */
public final class Updates {
  /** After which the helper should have taken up a wish. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final String version;
  private final Places places;
  private final PackageKeys keys;
  private final Incoming incoming;
  private final Clock wall;

  /**
   * Where an update leaves its traces.
   *
   * @param home the folder of the program
   * @param request what is wished for, for the helper to take away
   * @param kept what the helper tells
   */
  public record Places(Path home, Path request, Path kept) {
    /** The helper's folder on a device. */
    public static final Path KEPT = Path.of("/var/lib/tic-connect-update");

    /**
     * @param run the folder for what is gone after a reboot
     */
    public static Places of(Path home, Path run) {
      return new Places(home, run.resolve("update-request"), KEPT);
    }
  }

  /**
   * @param version that runs
   * @param wall clock for stamps
   */
  public Updates(String version, Places places, PackageKeys keys, Incoming incoming, Clock wall) {
    this.version = version;
    this.places = places;
    this.keys = keys;
    this.incoming = incoming;
    this.wall = wall;
  }

  /** The version that runs. */
  public String version() {
    return version;
  }

  /** Fingerprints of the keys that packages are checked with. */
  public List<String> keys() {
    return keys.fingerprints();
  }

  /** Where packages come in. */
  public Incoming incoming() {
    return incoming;
  }

  /** Why no other version can be had from here; empty when it can. */
  public Optional<String> noPackage() {
    return Files.isExecutable(places.home().resolve("bin").resolve("tic-connect-update"))
        ? Optional.empty()
        : Optional.of(
            "this program was not installed as a package of Debian: update it as it was installed");
  }

  /** Why nothing new can be installed from here; empty when it can. */
  public Optional<String> hindrance() {
    return noPackage()
        .or(
            () ->
                keys.fingerprints().isEmpty()
                    ? Optional.of(Refusal.NO_KEYS.sentence())
                    : Optional.empty());
  }

  /** The version that one can return to. */
  public Optional<String> previous() {
    return note().flatMap(HelperNote::previous).filter(one -> !one.equals(version));
  }

  /** How far the last update is; idle when it is of no interest any more. */
  public UpdateState state() {
    Optional<Instant> wished = wished();
    return wished.map(this::waiting).or(() -> note().flatMap(this::told)).orElse(idle());
  }

  private static UpdateState idle() {
    return new UpdateState(UpdateState.Phase.IDLE, Optional.empty(), Optional.empty());
  }

  private Optional<HelperNote> note() {
    return HelperNote.in(places.kept().resolve("state"));
  }

  private Optional<Instant> wished() {
    try {
      return Optional.of(Files.getLastModifiedTime(places.request()).toInstant());
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private UpdateState waiting(Instant since) {
    boolean late = since.plus(SOON).isBefore(wall.instant());
    String message =
        late
            ? "nothing takes up the wish for an update: systemctl status tic-connect-update.path"
                + " tells why"
            : "the package is being checked once more";
    return new UpdateState(UpdateState.Phase.WAITING, Optional.of(message), Optional.of(since));
  }

  private Optional<UpdateState> told(HelperNote note) {
    UpdateState.Phase phase =
        switch (note.state()) {
          case INSTALLING -> UpdateState.Phase.INSTALLING;
          case WATCHING -> UpdateState.Phase.WATCHING;
          case DONE -> UpdateState.Phase.DONE;
          case RETURNED -> UpdateState.Phase.RETURNED;
          case REFUSED -> UpdateState.Phase.REFUSED;
        };
    return Optional.of(new UpdateState(phase, Optional.of(note.sentence()), note.at()))
        .filter(any -> !note.ended() || concerns(note));
  }

  /** Not when another version runs by now, or another package has come since. */
  private boolean concerns(HelperNote note) {
    String runs = note.state() == HelperNote.State.DONE ? note.to() : note.from();
    boolean later =
        note.at()
            .flatMap(at -> incoming.since().map(came -> came.isAfter(at.plusSeconds(1))))
            .orElse(false);
    return runs.equals(version) && !later;
  }

  /**
   * Wishes that the package that waits be installed.
   *
   * @throws IOException when the wish cannot be written
   */
  public void install(Uploaded uploaded) throws IOException {
    wish("install " + uploaded.version() + " " + uploaded.sha256());
  }

  /**
   * Wishes to return to the previous version.
   *
   * @throws IOException when the wish cannot be written
   */
  public void goBack(String previous) throws IOException {
    wish("return " + previous);
  }

  private void wish(String line) throws IOException {
    new WholeWrite().write(places.request(), (line + "\n").getBytes(US_ASCII));
  }
}
