package org.ticconnect.bench;

import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusServices;
import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ticconnect.modbus.ServedMeter;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.support.Ports;
import org.ticconnect.support.RawModbus;

/**
 * Reads of 125 registers from this server, from a plain slave of j2mod and from digitalpetri's
 * server (as it is, and answering on its own network thread), each in a process of its own, in
 * turns of one run. Prints medians of requests a second and of the time of an answer, for 1 and 16
 * clients.
 *
 * <p>Arguments: rounds (7), seconds of a turn (2).
 */
public final class ModbusBench {
  private static final int REGISTERS = 125;
  private static final int WARM_UP_SECONDS = 6;
  private static final int MANY = 16;
  private static final List<String> SERVERS =
      List.of("ours", "j2mod", "digitalpetri", "digitalpetri-direct");

  private record Turn(double perSecond, double medianMicros, double p99Micros) {}

  private record Peer(String name, Process process, int port) {}

  private ModbusBench() {}

  public static void main(String... arguments) throws Exception {
    if (arguments.length == 3) {
      serve(arguments[1], Integer.parseInt(arguments[2]));
    } else {
      compare(
          arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7,
          arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2);
    }
    System.exit(0);
  }

  private static void compare(int rounds, int seconds) throws Exception {
    List<Peer> peers = new ArrayList<>();
    try {
      for (String name : SERVERS) {
        peers.add(start(name));
      }
      for (Peer peer : peers) {
        turn(peer, 1, WARM_UP_SECONDS / 2);
        turn(peer, MANY, WARM_UP_SECONDS / 2);
      }
      for (int clients : new int[] {1, MANY}) {
        List<List<Turn>> turns = new ArrayList<>();
        peers.forEach(peer -> turns.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
          for (int i = 0; i < peers.size(); i++) {
            turns.get(i).add(turn(peers.get(i), clients, seconds));
          }
        }
        print(clients, peers, turns);
      }
    } finally {
      peers.forEach(peer -> peer.process().destroy());
    }
  }

  private static void print(int clients, List<Peer> peers, List<List<Turn>> turns) {
    double ours = median(turns.get(0).stream().mapToDouble(Turn::perSecond).toArray());
    for (int i = 0; i < peers.size(); i++) {
      double rate = median(turns.get(i).stream().mapToDouble(Turn::perSecond).toArray());
      System.out.printf(
          "%2d clients  %-20s %8.0f reads/s  median %6.0f us  p99 %6.0f us  ours/this %.2f%n",
          clients,
          peers.get(i).name(),
          rate,
          median(turns.get(i).stream().mapToDouble(Turn::medianMicros).toArray()),
          median(turns.get(i).stream().mapToDouble(Turn::p99Micros).toArray()),
          ours / rate);
    }
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static Peer start(String name) throws IOException {
    int port = Ports.free();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                ModbusBench.class.getName(),
                "serve",
                name,
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith("port ")) {
      line = output.readLine();
    }
    return new Peer(name, process, Integer.parseInt(String.valueOf(line).substring(5)));
  }

  private static Turn turn(Peer peer, int clients, int seconds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(() -> client(peer.port(), end)));
      }
      long[] nanos = new long[0];
      for (Future<long[]> one : running) {
        long[] times = one.get();
        int before = nanos.length;
        nanos = Arrays.copyOf(nanos, before + times.length);
        System.arraycopy(times, 0, nanos, before, times.length);
      }
      Arrays.sort(nanos);
      return new Turn(
          nanos.length / (double) seconds,
          nanos[nanos.length / 2] / 1000.0,
          nanos[nanos.length / 100 * 99] / 1000.0);
    } finally {
      threads.shutdown();
    }
  }

  /** One request after the other; the time of each. */
  private static long[] client(int port, long end) throws IOException {
    long[] nanos = new long[1 << 16];
    int done = 0;
    try (Socket socket = RawModbus.connect(port)) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      byte[] request = RawModbus.read(0, 1, 0, REGISTERS);
      byte[] answer = new byte[9 + 2 * REGISTERS];
      for (long start = System.nanoTime(); start < end; done++) {
        request[0] = (byte) (done >> 8);
        request[1] = (byte) done;
        socket.getOutputStream().write(request);
        in.readFully(answer);
        if (answer[0] != request[0] || answer[1] != request[1] || answer[7] != 3) {
          throw new IOException("wrong answer");
        }
        long now = System.nanoTime();
        if (done == nanos.length) {
          nanos = Arrays.copyOf(nanos, 2 * done);
        }
        nanos[done] = now - start;
        start = now;
      }
    }
    return Arrays.copyOf(nanos, done);
  }

  private static void serve(String name, int port) throws Exception {
    int listening =
        switch (name) {
          case "ours" -> ours();
          case "j2mod" -> j2mod(port);
          default -> digitalpetri(port, name.endsWith("direct"));
        };
    System.out.println("port " + listening);
    // Ends with its parent.
    InputStream parent = System.in;
    while (parent.read() >= 0) {
      Thread.onSpinWait();
    }
  }

  /** The native map, whose first block of 125 registers and more has live values in it. */
  private static int ours() {
    return ServedMeter.ofFixedTime("native", Profile.THREE_PHASE).port();
  }

  private static int j2mod(int port) throws Exception {
    ModbusSlave slave =
        ModbusSlaveFactory.createTCPSlave(
            InetAddress.getLoopbackAddress(), port, MANY + 4, false, 0);
    SimpleProcessImage image = new SimpleProcessImage(1);
    for (int i = 0; i < REGISTERS; i++) {
      image.addRegister(new SimpleRegister(i));
    }
    slave.addProcessImage(1, image);
    slave.open();
    while (!accepts(port)) {
      Thread.onSpinWait();
    }
    return port;
  }

  private static boolean accepts(int port) {
    try (Socket socket = RawModbus.connect(port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int digitalpetri(int port, boolean direct) throws Exception {
    byte[] registers = new byte[2 * REGISTERS];
    ModbusServices services =
        new ModbusServices() {
          @Override
          public ReadHoldingRegistersResponse readHoldingRegisters(
              ModbusRequestContext context, int unit, ReadHoldingRegistersRequest request) {
            int from = 2 * request.address();
            return new ReadHoldingRegistersResponse(
                Arrays.copyOfRange(registers, from, from + 2 * request.quantity()));
          }
        };
    ModbusTcpServer.create(
            NettyTcpServerTransport.create(
                config -> {
                  config.setBindAddress("127.0.0.1");
                  config.setPort(port);
                  if (direct) {
                    config.setExecutor(new DirectExecutor());
                  }
                }),
            services)
        .start();
    return port;
  }
}
