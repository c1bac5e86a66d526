package org.ticconnect.network.names;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Sends packets to the group of names as fast as it can, as a process of its own. */
final class FloodProcess {
  private static final InetSocketAddress GROUP = new InetSocketAddress("224.0.0.251", 5353);
  private static final int RECORD_A = 1;
  private static final int QUESTION_POINTER = 12;
  private static final Random RANDOM = new Random(7);

  private FloodProcess() {}

  /**
   * @param arguments interface, seconds, label of the victim, and what: huge, random, names, rivals
   *     or questions
   */
  public static void main(String... arguments) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1]));
    long sent = 0;
    try (MulticastSocket socket = new MulticastSocket(GROUP.getPort())) {
      socket.setNetworkInterface(NetworkInterface.getByName(arguments[0]));
      socket.setTimeToLive(255);
      while (System.nanoTime() < end) {
        byte[] data = packet(arguments[3], arguments[2]);
        socket.send(new DatagramPacket(data, data.length, GROUP));
        sent++;
      }
    }
    System.out.println("sent " + sent);
  }

  private static byte[] packet(String kind, String victim) throws IOException {
    return switch (kind) {
      case "random" -> random();
      case "huge" -> answers("x", 8900);
      case "names" -> answers("x", 1400);
      case "rivals" -> answers(victim, 1400);
      default -> questions();
    };
  }

  private static byte[] random() {
    byte[] data = new byte[RANDOM.nextInt(1400)];
    RANDOM.nextBytes(data);
    return data;
  }

  /** Valid answers with names that were never heard before, most of them of services. */
  private static byte[] answers(String word, int size) throws IOException {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(records);
    int count = 0;
    while (records.size() < size - 120) {
      name(out, word + Long.toString(RANDOM.nextLong() >>> 1, 36), "_http", "_tcp", "local");
      out.writeShort(RECORD_A);
      out.writeShort(1);
      out.writeInt(4500);
      out.writeShort(4);
      out.write(InetAddress.getByName("10.99.7.3").getAddress());
      count++;
    }
    return packet(0x8400, 0, count, records.toByteArray());
  }

  private static byte[] questions() throws IOException {
    ByteArrayOutputStream asked = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(asked);
    int count = 0;
    while (count < 20) {
      name(out, "_http", "_tcp", "local");
      out.writeShort(QUESTION_POINTER);
      out.writeShort(1);
      count++;
    }
    return packet(0, count, 0, asked.toByteArray());
  }

  private static void name(DataOutputStream out, String... labels) throws IOException {
    for (String label : labels) {
      out.writeByte(label.length());
      out.write(label.getBytes(US_ASCII));
    }
    out.writeByte(0);
  }

  private static byte[] packet(int flags, int questions, int answers, byte[] content)
      throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(whole);
    out.writeShort(0);
    out.writeShort(flags);
    out.writeShort(questions);
    out.writeShort(answers);
    out.writeInt(0);
    out.write(content);
    return whole.toByteArray();
  }
}
