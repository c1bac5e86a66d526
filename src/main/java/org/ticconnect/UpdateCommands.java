package org.ticconnect;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.ticconnect.update.PackageKeys;
import org.ticconnect.update.RootsWish;
import org.ticconnect.update.SignedPackage;
import org.ticconnect.update.Signer;
import org.ticconnect.update.Updates;
import org.ticconnect.update.Verdict;

/** What is done of updates from the command line. */
final class UpdateCommands {
  private final CommandLine command;
  private final PackageKeys keys;

  UpdateCommands(CommandLine command) {
    this.command = command;
    this.keys = UpdateParts.keys(command.home());
  }

  /**
   * What cannot be done is told in a sentence.
   *
   * @return whether it was done
   * @throws IllegalArgumentException when an option is missing
   */
  boolean run() throws InterruptedException {
    try {
      return done();
    } catch (NoSuchFileException absent) {
      System.err.println(absent.getFile() + " is not there");
    } catch (IOException refused) {
      System.err.println(Objects.requireNonNullElse(refused.getMessage(), refused.toString()));
    }
    return false;
  }

  private boolean done() throws IOException, InterruptedException {
    return switch (command.action()) {
      case SIGN_PACKAGE -> sign();
      case VERIFY_PACKAGE -> verify();
      case UPDATE -> update();
      default -> wish().goBack();
    };
  }

  private boolean sign() throws IOException {
    Path key =
        command
            .key()
            .orElseThrow(() -> new IllegalArgumentException("--sign-package needs --key FILE"));
    try {
      System.out.print(Signer.of(key, keys).sign(file()));
      return true;
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      return false;
    }
  }

  private Path file() {
    return Path.of(command.subject());
  }

  /** In a form that the helper reads too. */
  private boolean verify() throws IOException {
    Verdict verdict = new SignedPackage(file()).check(keys, UpdateParts.wanted());
    if (verdict instanceof Verdict.Refused refused) {
      System.out.println("Refused: " + refused.why().word());
      System.err.println(refused.why().sentence());
      return false;
    }
    System.out.print(((Verdict.Good) verdict).text());
    return true;
  }

  private boolean update() throws IOException, InterruptedException {
    Verdict verdict = new SignedPackage(file()).check(keys, UpdateParts.wanted());
    if (verdict instanceof Verdict.Refused refused) {
      System.err.println(refused.why().sentence());
      return false;
    }
    return wish().install(file(), ((Verdict.Good) verdict).text());
  }

  private static RootsWish wish() {
    return new RootsWish(Updates.Places.KEPT, System.out::println);
  }
}
