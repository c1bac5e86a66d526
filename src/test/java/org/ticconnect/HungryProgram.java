package org.ticconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The program, which takes all memory some seconds after its start. */
public final class HungryProgram {
  private static final int PIECE = 1 << 20;
  private static final int SECONDS = 6;

  private HungryProgram() {}

  public static void main(String... arguments) {
    List<byte[]> eaten = new ArrayList<>();
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            eats -> {
              Thread made = new Thread(eats, "hungry");
              made.setDaemon(true);
              return made;
            });
    thread.schedule(
        () -> {
          while (eaten.size() < Integer.MAX_VALUE) {
            eaten.add(new byte[PIECE]);
          }
        },
        SECONDS,
        TimeUnit.SECONDS);
    TicConnect.main(arguments);
  }
}
