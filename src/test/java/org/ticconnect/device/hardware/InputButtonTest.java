package org.ticconnect.device.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key of an input device, for which a FIFO stands. */
class InputButtonTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int KEY = 1;
  private static final int SYNC = 0;

  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicReference<Thread> reader = new AtomicReference<>();
  @TempDir private Path folder;
  private Path fifo;
  private FileChannel kernel;

  @BeforeEach
  void make() throws Exception {
    fifo = folder.resolve("event0");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    // Read and write: so that neither side waits for the other to come.
    kernel = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @AfterEach
  void end() throws Exception {
    kernel.close();
  }

  private InputButton button(int bits) {
    return new InputButton(
        fifo,
        bits,
        work -> {
          Thread thread = new Thread(work, "test-button");
          reader.set(thread);
          return thread;
        },
        changes::incrementAndGet);
  }

  private void await(InputButton button, boolean down) {
    Awaitility.await().atMost(SOON).until(() -> button.down() == down);
  }

  private static ByteBuffer event(int bits, int type, int code, int value) {
    ByteBuffer event = ByteBuffer.allocate(bits == 64 ? 24 : 16).order(ByteOrder.nativeOrder());
    event.position(event.capacity() - 8);
    event.putShort((short) type).putShort((short) code).putInt(value);
    return event.rewind();
  }

  private void send(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      kernel.write(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 32})
  void aKeyIsPressedAndLetGo(int bits) throws Exception {
    try (InputButton button = button(bits)) {
      assertThat(button.down()).isFalse();
      send(event(bits, KEY, 0x100, 1));
      send(event(bits, SYNC, 0, 0));
      await(button, true);
      send(event(bits, KEY, 0x100, 2));
      send(event(bits, KEY, 0x100, 0));
      await(button, false);
      assertThat(changes).hasValue(2);
    }
  }

  @Test
  void anEventInPiecesIsOne() throws Exception {
    try (InputButton button = button(64)) {
      assertThat(button.down()).isFalse();
      ByteBuffer event = event(64, KEY, 28, 1);
      send(event.slice(0, 7));
      send(event.slice(7, 12));
      send(event.slice(19, 5));
      await(button, true);
    }
  }

  @Test
  void whatTheKernelDroppedIsNotWaitedFor() throws Exception {
    try (InputButton button = button(64)) {
      assertThat(button.down()).isFalse();
      send(event(64, KEY, 28, 1));
      await(button, true);
      send(event(64, SYNC, 3, 0));
      await(button, false);
    }
  }

  @Test
  void aKeyThatRepeatsItselfWasPressedBeforeAnybodyLooked() throws Exception {
    try (InputButton button = button(64)) {
      assertThat(button.down()).isFalse();
      send(event(64, KEY, 28, 2));
      send(event(64, KEY, 28, 0));
      send(event(64, KEY, 28, 1));
      await(button, true);
      assertThat(changes).hasValue(1);
    }
  }

  @Test
  void closingEndsItsThread() throws Exception {
    InputButton button = button(64);
    assertThat(button.down()).isFalse();
    button.close();
    Awaitility.await().atMost(SOON).until(() -> !reader.get().isAlive());
  }

  @Test
  void oneThatIsUnpluggedIsToldAndOpenedAnew() throws Exception {
    try (InputButton button = button(64)) {
      assertThat(button.down()).isFalse();
      kernel.close();
      Awaitility.await().atMost(SOON).until(() -> !reader.get().isAlive());
      assertThatThrownBy(button::down)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot be read (it has ended)");
      kernel = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
      assertThat(button.down()).isFalse();
      send(event(64, KEY, 28, 1));
      await(button, true);
    }
  }

  @Test
  void oneThatIsNotThereIsTold() {
    try (InputButton button =
        new InputButton(folder.resolve("event9"), 64, Thread::new, changes::incrementAndGet)) {
      assertThatThrownBy(button::down)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "%s cannot be read (it is not there). Is the name right, and is this user in the group input?",
              folder.resolve("event9"));
    }
  }
}
