package org.ticconnect.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Master;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Ports;
import org.ticconnect.support.Pty;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupEncoder;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

/**
 * How long after the CR of a group its value can be read: starts the packaged program on a pseudo
 * terminal, plays frames at the meter's pace, one character at a time, and watches the index EAST,
 * which is another one in each frame, in the registers and on its live topic.
 *
 * <p>Arguments: number of frames (300), profile (single-phase). Needs {@code mvn package} before,
 * and mosquitto.
 */
public final class LatencyBench {
  private static final int WARM_UP = 15;
  private static final int FIRST_INDEX = 10_000_000;
  private static final int NATIVE_EAST = 100;

  private final Map<Integer, Long> written = new ConcurrentHashMap<>();
  private final Map<Integer, Long> onModbus = new ConcurrentHashMap<>();
  private final Map<Integer, Long> onMqtt = new ConcurrentHashMap<>();

  public static void main(String... arguments) throws Exception {
    int frames = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    Profile profile = Profile.named(arguments.length > 1 ? arguments[1] : "");
    new LatencyBench().run(frames, profile);
    System.exit(0);
  }

  private void run(int frames, Profile profile) throws Exception {
    Path folder = Files.createTempDirectory("latency");
    Path port = folder.resolve("ttyTIC");
    int modbus = Ports.free();
    try (Mosquitto broker = Mosquitto.started(folder);
        Pty line = Pty.plugIn(port)) {
      Process program = start(folder, port, modbus, broker.url());
      try {
        watchMqtt(broker.port());
        TimeUnit.SECONDS.sleep(4);
        Thread poller = watchModbus(modbus);
        play(line, Frames.meter(profile), frames);
        poller.interrupt();
        report("register readable", onModbus);
        report("live topic received", onMqtt);
        usage(program);
      } finally {
        program.destroy();
        program.waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  private static Process start(Path folder, Path port, int modbus, String broker)
      throws IOException {
    return new ProcessBuilder(
            "target/tic-connect/bin/tic-connect",
            "--data",
            folder.resolve("data").toString(),
            "-Dtic.source=serial:" + port,
            "-Dmodbus.port=" + modbus,
            "-Dhttp.port=0",
            "-Dmqtt.url=" + broker)
        .redirectErrorStream(true)
        .redirectOutput(new File(folder.toFile(), "log"))
        .start();
  }

  private void watchMqtt(int port) throws Exception {
    MqttClient client =
        new MqttClient("tcp://127.0.0.1:" + port, "latency", new MemoryPersistence());
    client.connect();
    client.subscribe(
        new MqttSubscription[] {new MqttSubscription("tic/+/energy_active_import_total", 0)},
        new IMqttMessageListener[] {
          (topic, message) ->
              onMqtt.putIfAbsent(
                  Integer.parseInt(new String(message.getPayload())), System.nanoTime())
        });
  }

  private Thread watchModbus(int port) throws Exception {
    Master master = new Master(port);
    Thread poller =
        new Thread(
            () -> {
              while (!Thread.interrupted()) {
                try {
                  int[] words = master.holding(240, NATIVE_EAST, 2);
                  onModbus.putIfAbsent(words[0] << 16 | words[1], System.nanoTime());
                } catch (Exception notYet) {
                  Thread.onSpinWait();
                }
              }
            });
    poller.setDaemon(true);
    poller.start();
    return poller;
  }

  /** Frames of the meter with another index in each; the time of the CR of EAST is noted. */
  private void play(Pty line, SimulatedMeter meter, int frames) throws InterruptedException {
    for (int i = 0; i < frames + WARM_UP; i++) {
      int index = FIRST_INDEX + i;
      List<Group> groups = new ArrayList<>(Lines.groups(meter.nextFrame()));
      groups.replaceAll(
          group ->
              group.label() == Label.EAST
                  ? Lines.good(Label.EAST, "%09d".formatted(index))
                  : group);
      int east = groups.stream().map(Group::label).toList().indexOf(Label.EAST);
      byte[] frame = GroupEncoder.frame(groups);
      byte[] untilEast = GroupEncoder.frame(groups.subList(0, east + 1));
      int upTo = untilEast.length - 1;
      line.writeAtMeterPace(Arrays.copyOfRange(frame, 0, upTo));
      written.put(index, System.nanoTime());
      line.writeAtMeterPace(Arrays.copyOfRange(frame, upTo, frame.length));
      TimeUnit.MILLISECONDS.sleep(25);
    }
  }

  private void report(String what, Map<Integer, Long> seen) {
    List<Double> millis = new ArrayList<>();
    int missing = 0;
    for (Map.Entry<Integer, Long> sent : written.entrySet()) {
      if (sent.getKey() >= FIRST_INDEX + WARM_UP) {
        Long at = seen.get(sent.getKey());
        if (at == null) {
          missing++;
        } else {
          millis.add((at - sent.getValue()) / 1e6);
        }
      }
    }
    Collections.sort(millis);
    System.out.printf(
        "%-22s %d of %d frames, median %.2f ms, p99 %.2f ms, max %.2f ms%n",
        what,
        millis.size(),
        millis.size() + missing,
        millis.get(millis.size() / 2),
        millis.get((int) Math.ceil(millis.size() * 0.99) - 1),
        millis.get(millis.size() - 1));
  }

  private static void usage(Process program) throws IOException {
    long cpu = program.info().totalCpuDuration().orElseThrow().toMillis();
    String memory =
        Files.readAllLines(Path.of("/proc/" + program.pid() + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .findFirst()
            .orElse("");
    System.out.printf("program: CPU %d ms in all, %s%n", cpu, memory.replaceAll("\\s+", " "));
  }
}
