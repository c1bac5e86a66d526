package org.ticconnect.support;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A pseudo terminal in raw mode with a link to its device: the meter writes, the serial line reads.
 * Closing it is what unplugging an adapter is.
 */
public final class Pty implements AutoCloseable {
  /** The C library, as far as it is needed. */
  interface LibC extends Library {
    LibC CALL = Native.load("c", LibC.class);

    int posix_openpt(int flags);

    int grantpt(int descriptor);

    int unlockpt(int descriptor);

    int ptsname_r(int descriptor, Pointer name, long size);

    int open(String path, int flags);

    long write(int descriptor, byte[] bytes, long count);

    int close(int descriptor);

    int tcgetattr(int descriptor, Pointer termios);

    void cfmakeraw(Pointer termios);

    int tcsetattr(int descriptor, int when, Pointer termios);

    int cfgetospeed(Pointer termios);

    int flock(int descriptor, int operation);
  }

  private static final int READ_WRITE_NO_CONTROL = 2 | 0x100;
  private static final int TERMIOS_SIZE = 256;
  private static final int PIECE = 512;
  private static final int BURST = 32;
  private static final int LOCK_EXCLUSIVE = 2;
  private static final int UNLOCK = 8;
  private static final int B1200 = 9;
  private static final int B9600 = 13;
  private static final int CHARACTERS_PER_SECOND = 960;

  private final int master;
  private final int slave;
  private final Path link;

  private Pty(int master, int slave, Path link) {
    this.master = master;
    this.slave = slave;
    this.link = link;
  }

  /**
   * @param link made to point at the new device, as udev would
   */
  public static Pty plugIn(Path link) throws IOException {
    int master = checked(LibC.CALL.posix_openpt(READ_WRITE_NO_CONTROL));
    checked(LibC.CALL.grantpt(master));
    checked(LibC.CALL.unlockpt(master));
    Memory name = new Memory(TERMIOS_SIZE);
    checked(LibC.CALL.ptsname_r(master, name, TERMIOS_SIZE));
    String device = name.getString(0);
    int slave = checked(LibC.CALL.open(device, READ_WRITE_NO_CONTROL));
    Memory termios = new Memory(TERMIOS_SIZE);
    checked(LibC.CALL.tcgetattr(slave, termios));
    LibC.CALL.cfmakeraw(termios);
    checked(LibC.CALL.tcsetattr(slave, 0, termios));
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of(device));
    return new Pty(master, slave, link);
  }

  private static int checked(int result) throws IOException {
    if (result < 0) {
      throw new IOException("the C library answers " + Native.getLastError());
    }
    return result;
  }

  /** Writes as fast as the reader takes. */
  public void write(byte[] bytes) {
    for (int at = 0; at < bytes.length; ) {
      byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PIECE));
      long written = LibC.CALL.write(master, piece, piece.length);
      if (written < 0) {
        throw new IllegalStateException("cannot write to the pseudo terminal");
      }
      at += (int) written;
    }
  }

  /** Writes at the speed of a meter, one character at a time. */
  public void writeAtMeterPace(byte[] bytes) throws InterruptedException {
    long due = System.nanoTime();
    for (byte b : bytes) {
      due += TimeUnit.SECONDS.toNanos(1) / CHARACTERS_PER_SECOND;
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      write(new byte[] {b});
    }
  }

  /** Holds the port as another program that reads it does, or lets it go. */
  public void hold(boolean held) throws IOException {
    checked(LibC.CALL.flock(slave, held ? LOCK_EXCLUSIVE : UNLOCK));
  }

  /** The speed that the reader has set, in baud, of those that a meter has. */
  public int baud() throws IOException {
    Memory termios = new Memory(TERMIOS_SIZE);
    checked(LibC.CALL.tcgetattr(slave, termios));
    return switch (LibC.CALL.cfgetospeed(termios)) {
      case B1200 -> 1200;
      case B9600 -> 9600;
      default -> 0;
    };
  }

  /**
   * Writes as a meter of a certain speed: a reader that has set another one gets garbage.
   *
   * @param meterBaud 1200 or 9600
   */
  public void writeAt(int meterBaud, byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += BURST) {
      byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + BURST));
      write(baud() == meterBaud ? piece : garbled(piece));
    }
  }

  /** What is left of characters at the wrong speed: other characters, the same for the same. */
  private static byte[] garbled(byte[] bytes) {
    byte[] garbled = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      garbled[i] = (byte) ((bytes[i] * 37 + i * 11 ^ 0x55) & 0x7F);
    }
    return garbled;
  }

  /** Unplugs. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(link);
    LibC.CALL.close(master);
    LibC.CALL.close(slave);
  }
}
