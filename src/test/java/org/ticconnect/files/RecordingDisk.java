package org.ticconnect.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The real disk, which tells what was done and can refuse or halt at a step. */
final class RecordingDisk implements Disk {
  private final List<String> steps = new ArrayList<>();
  private Optional<String> refused = Optional.empty();

  /** Steps such as {@code force library.json.new}. */
  List<String> steps() {
    return steps;
  }

  /**
   * @param step which fails from now on, as on a full disk
   */
  void refuse(String step) {
    refused = Optional.of(step);
  }

  void allow() {
    refused = Optional.empty();
  }

  private void did(String verb, Path file) throws IOException {
    String step = verb + " " + file.getFileName();
    steps.add(step);
    if (refused.filter(step::startsWith).isPresent()) {
      throw new IOException("no space left on device");
    }
  }

  @Override
  public void write(Path file, byte[] bytes) throws IOException {
    did("write", file);
    Disk.REAL.write(file, bytes);
  }

  @Override
  public void force(Path file) throws IOException {
    did(Files.isDirectory(file) ? "force folder" : "force", file);
    Disk.REAL.force(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    did("move to", to);
    Disk.REAL.move(from, to);
  }
}
