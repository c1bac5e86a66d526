package org.ticconnect.support;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What systemd listens on for what a service tells of itself. */
public final class NotifySocket implements AutoCloseable {
  /** The C library, as far as it is needed. */
  interface LibC extends Library {
    LibC CALL = Native.load("c", LibC.class);

    int socket(int domain, int type, int protocol);

    int bind(int descriptor, byte[] address, int length);

    long recv(int descriptor, byte[] buffer, long length, int flags);

    int shutdown(int descriptor, int how);

    int close(int descriptor);
  }

  private static final int UNIX = 1;
  private static final int DATAGRAM = 2;
  private static final int ADDRESS_LENGTH = 110;
  private static final int BOTH_WAYS = 2;

  /**
   * @param nanos when it came, by the monotonic clock
   * @param text all of its lines
   */
  public record Told(long nanos, String text) {}

  private final Path path;
  private final int descriptor;
  private final List<Told> told = new CopyOnWriteArrayList<>();

  /**
   * @param path of at most 100 characters
   */
  public NotifySocket(Path path) throws IOException {
    this.path = path;
    descriptor = checked(LibC.CALL.socket(UNIX, DATAGRAM, 0));
    byte[] address = new byte[ADDRESS_LENGTH];
    address[0] = UNIX;
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    System.arraycopy(name, 0, address, 2, name.length);
    checked(LibC.CALL.bind(descriptor, address, address.length));
    Thread reader = new Thread(this::read, "notify-socket");
    reader.setDaemon(true);
    reader.start();
  }

  private static int checked(int result) throws IOException {
    if (result < 0) {
      throw new IOException("the C library answers " + Native.getLastError());
    }
    return result;
  }

  private void read() {
    byte[] buffer = new byte[4096];
    for (long got = receive(buffer); got > 0; got = receive(buffer)) {
      told.add(
          new Told(
              System.nanoTime(),
              new String(Arrays.copyOf(buffer, (int) got), StandardCharsets.UTF_8)));
    }
  }

  private long receive(byte[] buffer) {
    return LibC.CALL.recv(descriptor, buffer, buffer.length, 0);
  }

  public Path path() {
    return path;
  }

  /** Everything that was told. */
  public List<Told> told() {
    return told;
  }

  /** How often that was told. */
  public long count(String part) {
    return told.stream().filter(one -> one.text().contains(part)).count();
  }

  @Override
  public void close() {
    LibC.CALL.shutdown(descriptor, BOTH_WAYS);
    LibC.CALL.close(descriptor);
  }
}
