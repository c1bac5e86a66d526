package org.ticconnect.update;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ticconnect.files.WholeWrite;

/** A wish for an update that root has on the command line; waits until the helper has done it. */
public final class RootsWish {
  private static final List<String> HELPER =
      List.of("systemctl", "start", "tic-connect-update.service");

  private final Path kept;
  private final Consumer<String> tells;

  /**
   * @param kept the helper's folder
   * @param tells gets sentences for whoever waits
   */
  public RootsWish(Path kept, Consumer<String> tells) {
    this.kept = kept;
    this.tells = tells;
  }

  /**
   * Has a package installed.
   *
   * @param file one that was found good
   * @return whether its version serves
   * @throws IOException when the wish cannot be written or the helper not be started
   */
  public boolean install(Path file, SignedText text) throws IOException, InterruptedException {
    requireRoot();
    Files.copy(file, kept.resolve("incoming.deb"), REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      String sha256 = SignedPackage.sha256(channel, channel.size());
      return wish("install " + text.version() + " " + sha256, HelperNote.State.DONE);
    }
  }

  /**
   * Has the previous version installed again.
   *
   * @return whether it serves
   * @throws IOException when there is none, or the helper cannot be started
   */
  public boolean goBack() throws IOException, InterruptedException {
    requireRoot();
    Optional<String> previous = note().flatMap(HelperNote::previous);
    if (previous.isEmpty()) {
      throw new IOException(Refusal.NO_PREVIOUS.sentence());
    }
    return wish("return " + previous.get(), HelperNote.State.RETURNED);
  }

  private void requireRoot() throws IOException {
    if (!Files.isWritable(kept)) {
      throw new IOException(
          kept
              + " cannot be written: do this as root, where tic-connect is installed as a package");
    }
    if (note().filter(note -> !note.ended()).isPresent()) {
      throw new IOException("an update is under way: wait until it has ended");
    }
  }

  private Optional<HelperNote> note() {
    return HelperNote.in(kept.resolve("state"));
  }

  private boolean wish(String line, HelperNote.State aim) throws IOException, InterruptedException {
    new WholeWrite().write(kept.resolve("request"), (line + "\n").getBytes(US_ASCII));
    tells.accept("It is done now, which takes some minutes: journalctl -fu tic-connect-update");
    int code = new ProcessBuilder(HELPER).inheritIO().start().waitFor();
    Optional<HelperNote> note = note();
    note.ifPresent(told -> tells.accept(told.sentence()));
    return code == 0 && note.filter(told -> told.state() == aim).isPresent();
  }
}
