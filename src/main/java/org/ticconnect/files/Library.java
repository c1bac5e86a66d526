package org.ticconnect.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ticconnect.mapping.FileTree;

/**
 * The one door to the files of the owner. What it says is on disk when it returns; a file that is
 * refused or cannot be written leaves everything as it was.
 */
public final class Library implements AutoCloseable {
  /** So many files an owner may have. */
  public static final int MOST_FILES = 100;

  /**
   * So many bytes their newest versions may have together, so that a bundle of them can be taken.
   */
  public static final int MOST_BYTES = 768 * 1024;

  /** Says that the edited state does not matter. */
  public static final String ANY = "*";

  private final FileTree shipped;
  private final Texts texts;
  private final ShelfFile file;
  private final Clock wall;
  private final Optional<String> problem;
  private Shelf shelf;
  private Set<String> hashesBefore = Set.of();
  private boolean closed;

  /**
   * Opens it.
   *
   * @param data the folder that is written to
   * @param shipped the files of the device
   * @param wall clock for stamps
   */
  public Library(Path data, FileTree shipped, Clock wall) {
    this(data, shipped, wall, new WholeWrite());
  }

  Library(Path data, FileTree shipped, Clock wall, WholeWrite writing) {
    Path folder = data.resolve("library");
    this.shipped = shipped;
    this.texts = new Texts(folder.resolve("texts"), writing);
    this.file = new ShelfFile(folder, writing);
    this.wall = wall;
    ShelfFile.Found found = file.read();
    this.problem = found.problem();
    this.shelf = found.shelf();
  }

  /** What was wrong with the list of files when it was opened; empty when nothing was. */
  public Optional<String> problem() {
    return problem;
  }

  /** All files of the owner. */
  public synchronized List<OwnFile> own() {
    return new TreeMap<>(shelf.files()).values().stream().toList();
  }

  /** Empty when the owner has none of this name. */
  public synchronized Optional<OwnFile> own(FileName name) {
    return shelf.file(name);
  }

  /** The text of the shipped file of this name; empty when there is none. */
  public Optional<String> shipped(FileName name) {
    try {
      return Optional.of(shipped.read(name.path()));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Empty when it is kept no more, or its text is damaged. */
  public synchronized Optional<String> text(FileName name, int version) {
    return shelf.file(name).flatMap(own -> own.version(version)).flatMap(this::text);
  }

  private Optional<String> text(Version version) {
    return texts.read(version.hash());
  }

  /** What an editor is shown: what was saved last, else what is shipped; empty without both. */
  public synchronized Optional<String> text(FileName name) {
    return shelf.file(name).isPresent()
        ? shelf.file(name).map(OwnFile::newest).flatMap(this::text)
        : shipped(name);
  }

  /** Tells the state that {@link #text(FileName)} gives from any other; empty without a file. */
  public synchronized Optional<String> tag(FileName name) {
    return shelf
        .file(name)
        .map(own -> own.newest().tag())
        .or(() -> shipped(name).map(text -> "shipped-" + hash(text).substring(0, 16)));
  }

  private static String hash(String text) {
    return Texts.hash(text.getBytes(UTF_8));
  }

  /** Texts of the files that are to run, by whole name; damaged ones are not among them. */
  public synchronized Map<String, String> running() {
    Map<String, String> running = new TreeMap<>();
    shelf
        .files()
        .values()
        .forEach(
            own ->
                own.running()
                    .flatMap(this::text)
                    .ifPresent(text -> running.put(own.name().path(), text)));
    return running;
  }

  /** Files that are to run, but whose text is damaged. */
  public synchronized List<OwnFile> damaged() {
    return own().stream()
        .filter(own -> own.running().filter(version -> text(version).isEmpty()).isPresent())
        .toList();
  }

  /**
   * Saves a version, which does not run by that.
   *
   * @param edited {@link #tag} of what was edited, or {@link #ANY}; empty for a file that is new
   * @param author who saves
   * @return the version; the newest one when it says the same
   * @throws EditConflictException when something else was edited, or there is no room for it
   * @throws IOException when it cannot be written
   */
  public synchronized Version save(
      FileName name, String text, Optional<String> edited, String author)
      throws EditConflictException, IOException {
    checkEdited(name, edited);
    Optional<OwnFile> known = shelf.file(name);
    byte[] bytes = text.getBytes(UTF_8);
    String hash = Texts.hash(bytes);
    Optional<Version> same =
        known.map(OwnFile::newest).filter(newest -> newest.hash().equals(hash));
    if (same.isPresent()) {
      return same.get();
    }
    checkRoom(Map.of(name, bytes.length));
    requireOpen();
    texts.keep(bytes);
    Version version =
        new Version(
            known.map(own -> own.newest().number() + 1).orElse(1),
            hash,
            bytes.length,
            author,
            wall.instant(),
            Optional.empty());
    put(
        shelf.with(
            known
                .map(own -> own.with(version))
                .orElseGet(
                    () ->
                        new OwnFile(name, List.of(version), Optional.empty(), Optional.empty()))));
    return version;
  }

  /**
   * Whether there is room for these files beside the others.
   *
   * @param bytes their lengths
   * @throws EditConflictException when there is not
   */
  public synchronized void checkRoom(Map<FileName, Integer> bytes) throws EditConflictException {
    Map<FileName, Integer> all = new TreeMap<>(bytes);
    shelf.files().values().forEach(own -> all.merge(own.name(), largest(own), Math::max));
    if (all.size() > MOST_FILES) {
      throw new EditConflictException(
          "there would be more than " + MOST_FILES + " own files: delete one", false);
    }
    if (all.values().stream().mapToInt(Integer::intValue).sum() > MOST_BYTES) {
      throw new EditConflictException(
          "own files would have more than " + MOST_BYTES / 1024 + " KiB together: delete one",
          false);
    }
  }

  /** Of the newest version and of the one that runs. */
  private static int largest(OwnFile own) {
    return Math.max(own.newest().bytes(), own.running().map(Version::bytes).orElse(0));
  }

  private void checkEdited(FileName name, Optional<String> edited) throws EditConflictException {
    Optional<String> now = tag(name);
    if (edited.equals(Optional.of(ANY)) || edited.equals(now)) {
      return;
    }
    if (edited.isEmpty()) {
      throw new EditConflictException(
          name + " is there already: say which state of it was edited", true);
    }
    throw new EditConflictException(
        now.isPresent()
            ? name + " was saved by somebody else meanwhile: compare, and save again"
            : name + " was deleted by somebody else meanwhile: save it as a new file",
        false);
  }

  /**
   * Has other versions run from now on, all of them or none.
   *
   * @param changes the version by file; empty for none, so that the shipped one serves
   * @throws IOException when it cannot be written
   */
  public synchronized void run(Map<FileName, Optional<Integer>> changes) throws IOException {
    Shelf next = shelf;
    for (Map.Entry<FileName, Optional<Integer>> change : changes.entrySet()) {
      OwnFile own =
          next.file(change.getKey())
              .orElseThrow(() -> new IOException(change.getKey() + " was deleted meanwhile"))
              .running(change.getValue());
      next = next.with(own.running().map(Version::forgiven).map(own::replacing).orElse(own));
    }
    put(next);
  }

  /**
   * Notes why a version does not run, and has another one run.
   *
   * @param instead empty for none
   * @throws IOException when it cannot be written
   */
  public synchronized void failed(
      FileName name, int version, String reason, Optional<Integer> instead) throws IOException {
    Optional<OwnFile> own = shelf.file(name);
    Optional<Version> failed = own.flatMap(file -> file.version(version));
    if (failed.isPresent()) {
      put(shelf.with(own.get().replacing(failed.get().because(reason)).running(instead)));
    }
  }

  /**
   * Forgets a file and its history.
   *
   * @throws IOException when it cannot be written
   */
  public synchronized void delete(FileName name) throws IOException {
    put(shelf.without(name));
  }

  /**
   * Nothing is written any more when this returns; what is asked for later is refused as by a disk
   * that cannot be written.
   */
  @Override
  public synchronized void close() {
    closed = true;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the device is beginning anew");
    }
  }

  private void put(Shelf next) throws IOException {
    requireOpen();
    file.write(next);
    Set<String> needed = new HashSet<>(hashesBefore);
    needed.addAll(shelf.hashes());
    needed.addAll(next.hashes());
    hashesBefore = shelf.hashes();
    shelf = next;
    texts.keepOnly(needed);
  }
}
