package org.ticconnect.network.names;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Announces names as a process of its own, for a test that puts it into a network of its own. Tells
 * its state line by line, does what its input says: again, figures, end.
 */
final class NamesProcess {
  private NamesProcess() {}

  /**
   * @param arguments the label of the host, and the percentage of a core if it is not the usual one
   */
  public static void main(String... arguments) throws Exception {
    Service page =
        new Service(
            "_http._tcp", 8080, "0.0.0.0", Map.of("id", "0000" + arguments[0], "path", "/"));
    Service table = new Service("_modbus._tcp", 1502, "0.0.0.0", Map.of("unit", "1"));
    try (Announcer announcer =
            new Announcer(
                new OwnName(arguments[0]),
                new Places(),
                () -> List.of(page, table),
                bounds(arguments),
                System::nanoTime);
        BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      announcer.start();
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        switch (line) {
          case "again" -> announcer.rebuild();
          case "figures" -> System.out.println(figures());
          case "end" -> {
            return;
          }
          default -> System.out.println(told(announcer.told()));
        }
      }
    }
  }

  private static Bounds bounds(String... arguments) {
    return arguments.length < 2
        ? Bounds.USUAL
        : new Bounds(
            Duration.ofSeconds(2),
            Integer.parseInt(arguments[1]),
            Duration.ofSeconds(3),
            Duration.ofMinutes(1));
  }

  private static String told(NamesTold told) {
    return "told %s %s %s | %s | %s"
        .formatted(
            told.state().text(),
            told.host().orElse("-"),
            told.services().stream().map(NamesTold.Announced::address).distinct().toList(),
            told.message().orElse("-"),
            told.conflict().orElse("-"));
  }

  /** Processor time in milliseconds, and kilobytes on the heap after a collection. */
  private static String figures() {
    ThreadGroup root = Thread.currentThread().getThreadGroup().getParent();
    Thread[] threads = new Thread[256];
    int count = root.enumerate(threads);
    long used = 0;
    for (int i = 0; i < count; i++) {
      if (threads[i].getThreadGroup() != null
          && threads[i].getThreadGroup().getName().equals("names")) {
        used += ManagementFactory.getThreadMXBean().getThreadCpuTime(threads[i].getId());
      }
    }
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return "figures %d %d"
        .formatted(used / 1_000_000, (runtime.totalMemory() - runtime.freeMemory()) / 1024);
  }
}
