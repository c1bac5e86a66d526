package org.ticconnect.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.mapping.FileTree;

/** Saves and runs versions until it is killed, and prints each step before it is taken. */
public final class LibraryChild {
  public static final FileName FILE = FileName.of("modbus", "phoenix-empro-ma370").orElseThrow();
  public static final int REGISTER = 7;

  private LibraryChild() {}

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    Library library =
        new Library(data, FileTree.of(data), Clock.systemUTC(), new WholeWrite(new Told()));
    while (true) {
      int next = library.own(FILE).map(own -> own.newest().number() + 1).orElse(1);
      int number = library.save(FILE, text(next), Optional.of(Library.ANY), "child").number();
      print("saved " + number);
      library.run(Map.of(FILE, Optional.of(number)));
      print("runs " + number);
    }
  }

  /** A register map that tells its version, long enough to be torn. */
  public static String text(int number) {
    return "title: Mine\nregisters:\n  - { address: %d, constant: %d, type: u16 }\n"
            .formatted(REGISTER, number)
        + "# filled up\n".repeat(3000);
  }

  /** The real disk; the parent may kill at each of its steps. */
  private static final class Told implements Disk {
    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      print("step");
      Disk.REAL.write(file, bytes);
    }

    @Override
    public void force(Path file) throws IOException {
      print("step");
      Disk.REAL.force(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      print("step");
      Disk.REAL.move(from, to);
    }
  }

  /** One write for each line, so that a line is there whole or not at all. */
  private static void print(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }
}
