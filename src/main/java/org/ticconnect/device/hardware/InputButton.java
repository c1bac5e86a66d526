package org.ticconnect.device.hardware;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.device.button.ButtonLine;

/**
 * A button that is a key of an input device of the kernel; any key of it counts. The device only
 * tells changes, so that a thread waits for them.
 */
final class InputButton implements ButtonLine {
  private static final Logger LOG = LoggerFactory.getLogger(InputButton.class);

  private final Path device;
  private final int bits;
  private final Function<Runnable, Thread> threads;
  private final Runnable changed;
  private Optional<FileChannel> open = Optional.empty();
  private Optional<String> ended = Optional.empty();
  private boolean down;

  /**
   * @param device such as {@code /dev/input/event0}
   * @param bits of the program's addresses, 32 or 64
   * @param threads makes the one that waits
   * @param changed called from it when the key was pressed or let go
   */
  InputButton(Path device, int bits, Function<Runnable, Thread> threads, Runnable changed) {
    this.device = device;
    this.bits = bits;
    this.threads = threads;
    this.changed = changed;
  }

  @Override
  public synchronized boolean down() throws IOException {
    Optional<String> why = ended;
    if (why.isPresent()) {
      ended = Optional.empty();
      throw unreadable(why.get());
    }
    if (open.isEmpty()) {
      begin();
    }
    return down;
  }

  private void begin() throws IOException {
    try {
      FileChannel channel = FileChannel.open(device, StandardOpenOption.READ);
      open = Optional.of(channel);
      threads.apply(() -> follow(channel)).start();
    } catch (NoSuchFileException absent) {
      throw unreadable("it is not there");
    } catch (IOException refused) {
      throw unreadable(refused.getClass().getSimpleName());
    }
  }

  private IOException unreadable(String why) {
    return new IOException(
        "%s cannot be read (%s). Is the name right, and is this user in the group input?"
            .formatted(device, why));
  }

  private void follow(FileChannel channel) {
    KeyEvents events = new KeyEvents(bits);
    try (channel) {
      while (channel.read(events.room()) >= 0) {
        if (events.take()) {
          tell(events.down());
        }
      }
      lost("it has ended");
    } catch (ClosedChannelException closed) {
      LOG.debug("{} is not read any more", device, closed);
    } catch (IOException gone) {
      LOG.debug("{} is gone", device, gone);
      lost("it was unplugged");
    }
  }

  private void tell(boolean pressed) {
    synchronized (this) {
      down = pressed;
    }
    changed.run();
  }

  private synchronized void lost(String why) {
    open = Optional.empty();
    ended = Optional.of(why);
    down = false;
  }

  @Override
  public synchronized void close() {
    try {
      if (open.isPresent()) {
        open.get().close();
      }
    } catch (IOException stubborn) {
      LOG.debug("{} does not close well", device, stubborn);
    }
  }
}
