package org.ticconnect.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the medium of a folder takes what is written to it. Only asks the system: a write of its
 * own would wear the medium.
 */
public final class Storage {
  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
  private static final int MOUNT_POINT = 4;
  private static final int OPTIONS = 5;

  /** What the stores need for a few commits. */
  private static final long LEAST_BYTES = 512 * 1024L;

  /** What a medium can be. */
  public enum State {
    WELL,
    /** There is no room. */
    FULL,
    /** Nothing can be written: it was mounted so, or the system has found errors on it. */
    READ_ONLY
  }

  private final Path folder;
  private volatile State last = State.WELL;

  /**
   * @param folder that is written to
   */
  public Storage(Path folder) {
    this.folder = folder;
  }

  /** How it is now; a change is told to the log. */
  public State state() {
    State now = now();
    if (now != last) {
      last = now;
      switch (now) {
        case WELL -> LOG.info("The storage takes what is written to it again");
        case FULL -> LOG.warn("The storage is full: make room in the file system of {}", folder);
        case READ_ONLY ->
            LOG.warn(
                "The storage is read-only: the file system of {} takes nothing any more", folder);
      }
    }
    return now;
  }

  private State now() {
    try {
      if (readOnly()) {
        return State.READ_ONLY;
      }
      return Files.getFileStore(folder).getUsableSpace() < LEAST_BYTES ? State.FULL : State.WELL;
    } catch (IOException gone) {
      LOG.debug("{} cannot be asked", folder, gone);
      return State.WELL;
    }
  }

  private boolean readOnly() throws IOException {
    String path = folder.toRealPath().toString();
    try (Stream<String> lines = Files.lines(MOUNTS)) {
      return lines
          .map(line -> line.split(" "))
          .filter(fields -> fields.length > OPTIONS && isIn(path, unescaped(fields[MOUNT_POINT])))
          // The last one of the same place covers those before.
          .reduce((one, two) -> length(two) >= length(one) ? two : one)
          .filter(Storage::saysReadOnly)
          .isPresent();
    }
  }

  private static boolean isIn(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder.endsWith("/") ? folder : folder + "/");
  }

  private static int length(String... fields) {
    return unescaped(fields[MOUNT_POINT]).length();
  }

  private static String unescaped(String name) {
    return name.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
  }

  /** Of the mount, or of the whole file system after errors. */
  private static boolean saysReadOnly(String... fields) {
    List<String> options =
        Stream.of(fields[OPTIONS], fields[fields.length - 1])
            .flatMap(list -> Arrays.stream(list.split(",")))
            .toList();
    return options.contains("ro") || options.contains("emergency_ro");
  }
}
