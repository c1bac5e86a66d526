package org.ticconnect.network.names;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether another program on this machine has the port of names too, which is shared. */
final class OtherResponder {
  private static final Path PROC = Path.of("/proc/self");
  private static final int LOCAL_ADDRESS = 1;
  private static final int INODE = 9;
  private static final String PORT = ":%04X".formatted(PacketRule.MDNS_PORT);

  private final Path proc;

  OtherResponder() {
    this(PROC);
  }

  /**
   * @param proc what the kernel tells of this process
   */
  OtherResponder(Path proc) {
    this.proc = proc;
  }

  /** Whether there is one; no where the kernel does not tell. */
  boolean isThere() {
    try {
      Set<String> sockets = new HashSet<>();
      for (String table : Set.of("net/udp", "net/udp6")) {
        if (Files.isReadable(proc.resolve(table))) {
          sockets.addAll(sockets(proc.resolve(table)));
        }
      }
      return !sockets.isEmpty() && !own().containsAll(sockets);
    } catch (IOException | UncheckedIOException untold) {
      return false;
    }
  }

  private static Set<String> sockets(Path table) throws IOException {
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields.length > INODE && fields[LOCAL_ADDRESS].endsWith(PORT))
          .map(fields -> "socket:[" + fields[INODE] + "]")
          .collect(Collectors.toSet());
    }
  }

  private Set<String> own() throws IOException {
    try (Stream<Path> handles = Files.list(proc.resolve("fd"))) {
      return handles.map(OtherResponder::target).collect(Collectors.toSet());
    }
  }

  private static String target(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
