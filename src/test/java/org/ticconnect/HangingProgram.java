package org.ticconnect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The program with two threads more, which wait for each other for ever as soon as there is a file
 * {@code hang} in the folder of the property {@code hang.when}.
 */
public final class HangingProgram {
  private HangingProgram() {}

  public static void main(String... arguments) {
    Path hang = Path.of(System.getProperty("hang.when"), "hang");
    Object one = new Object();
    Object two = new Object();
    CountDownLatch both = new CountDownLatch(2);
    start("first-of-two", hang, one, two, both);
    start("second-of-two", hang, two, one, both);
    TicConnect.main(arguments);
  }

  private static void start(
      String name, Path hang, Object mine, Object other, CountDownLatch both) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!Files.exists(hang)) {
                  Thread.onSpinWait();
                  synchronized (hang) {
                    hang.wait(50);
                  }
                }
                synchronized (mine) {
                  both.countDown();
                  both.await();
                  synchronized (other) {
                    throw new IllegalStateException("no deadlock");
                  }
                }
              } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
