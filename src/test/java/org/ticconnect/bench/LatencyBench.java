package org.ticconnect.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Master;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Ports;
import org.ticconnect.support.Pty;

/**
 * How long after the CR of a group its value can be read: starts the packaged program on a pseudo
 * terminal, plays frames at the meter's pace and watches the index EAST in the registers and on its
 * live topic.
 *
 * <p>Arguments: number of frames (300), profile (single-phase). Needs {@code mvn package} before,
 * and mosquitto.
 */
public final class LatencyBench {
  private static final int NATIVE_EAST = 100;

  private LatencyBench() {}

  public static void main(String... arguments) throws Exception {
    int frames = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    run(frames, Profile.named(arguments.length > 1 ? arguments[1] : ""));
    System.exit(0);
  }

  private static void run(int frames, Profile profile) throws Exception {
    Path folder = Files.createTempDirectory("latency");
    Path port = folder.resolve("ttyTIC");
    int modbus = Ports.free();
    PlayedMeter meter = new PlayedMeter();
    Map<Integer, Long> onModbus = new ConcurrentHashMap<>();
    try (Mosquitto broker = Mosquitto.started(folder);
        Pty line = Pty.plugIn(port);
        PackagedProgram program =
            new PackagedProgram(
                Path.of(System.getProperty("java.home")),
                folder,
                "tic.source=serial:" + port,
                "modbus.port=" + modbus,
                "http.port=0",
                "mqtt.url=" + broker.url())) {
      WatchedTopics topics = new WatchedTopics(broker.port());
      TimeUnit.SECONDS.sleep(4);
      Thread poller = watchModbus(modbus, onModbus);
      meter.play(line, Frames.meter(profile), frames);
      poller.interrupt();
      System.out.println("register readable      " + meter.afterEast(onModbus));
      System.out.println("live topic received    " + meter.afterEast(topics.live()));
      System.out.printf("program: RSS %d MiB%n", program.residentKib() / 1024);
    }
  }

  private static Thread watchModbus(int port, Map<Integer, Long> seen) throws Exception {
    Master master = new Master(port);
    Thread poller =
        new Thread(
            () -> {
              while (!Thread.interrupted()) {
                try {
                  int[] words = master.holding(240, NATIVE_EAST, 2);
                  seen.putIfAbsent(words[0] << Short.SIZE | words[1], System.nanoTime());
                } catch (Exception notYet) {
                  Thread.onSpinWait();
                }
              }
            });
    poller.setDaemon(true);
    poller.start();
    return poller;
  }
}
