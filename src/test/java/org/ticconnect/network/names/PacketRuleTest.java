package org.ticconnect.network.names;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PacketRuleTest {
  private static final int QUERY = 0;
  private static final int RESPONSE = 0x84;
  private static final Place PLACE =
      new Place(
          "eth0",
          "192.168.1.5",
          List.of(new Place.Network(0xc0a80105, 24)),
          Set.of("192.168.1.6", "10.0.0.5"));

  private final PacketRule rule =
      new PacketRule(PLACE, "tic-1a2b", List.of("_http._tcp", "_modbus._tcp"));

  private static byte[] packet(int flags, int questions, int authorities, String... labels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, (byte) flags, 0, 0, (byte) questions, 0, 0});
    out.writeBytes(new byte[] {0, (byte) authorities, 0, 0});
    for (String label : labels) {
      out.write(label.length());
      out.writeBytes(label.getBytes(US_ASCII));
    }
    out.writeBytes(new byte[] {0, 0, 1, 0, 1});
    return out.toByteArray();
  }

  private int heed(byte[] data, String from, int port, boolean settled) throws Exception {
    return rule.heed(
        new DatagramPacket(data, data.length, InetAddress.getByName(from), port), settled);
  }

  private int heed(byte[] data) throws Exception {
    return heed(data, "192.168.1.9", 5353, true);
  }

  @Test
  void questionsForWhatIsAnnouncedAreHeardInAnyCase() throws Exception {
    for (String asked : List.of("_http", "_MODBUS", "tic-1a2b", "TIC-1A2B", "_services")) {
      byte[] data = packet(QUERY, 1, 0, asked, "x", "local");
      assertThat(heed(data)).as(asked).isEqualTo(data.length);
    }
    assertThat(heed(packet(QUERY, 1, 0, "_printer", "_tcp", "local"))).isZero();
    assertThat(heed(packet(QUERY, 1, 0, "tic-1a2", "local"))).isZero();
  }

  @Test
  void answersOfOthersAreHeardOnlyWhenTheySpeakOfThisDevice() throws Exception {
    assertThat(heed(packet(RESPONSE, 0, 0, "_http", "_tcp", "local"))).isZero();
    byte[] rival = packet(RESPONSE, 0, 0, "tic-1a2b", "local");
    assertThat(heed(rival)).isEqualTo(rival.length);
    assertThat(heed(rival, "192.168.1.9", 1024, true)).as("not from the port of names").isZero();
  }

  @Test
  void whoIsNotInTheNetworkOfTheInterfaceIsNotHeard() throws Exception {
    byte[] asked = packet(QUERY, 1, 0, "tic-1a2b", "local");
    assertThat(heed(asked, "192.168.1.5", 5353, true)).as("itself").isPositive();
    assertThat(heed(asked, "192.168.2.9", 5353, true)).as("another network").isZero();
    assertThat(heed(asked, "192.168.1.6", 5353, true)).as("own other interface").isZero();
    assertThat(heed(asked, "fe80::1", 5353, true)).isZero();
  }

  @Test
  void whoTriesToGetASettledNameIsARivalNoMore() throws Exception {
    byte[] record = {(byte) 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 120, 0, 4, 1, 2, 3, 4};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] asked = packet(QUERY, 1, 1, "tic-1a2b", "local");
    out.writeBytes(asked);
    out.writeBytes(record);
    byte[] probe = out.toByteArray();

    assertThat(heed(probe.clone(), "192.168.1.9", 5353, false)).isEqualTo(probe.length);
    byte[] settled = probe.clone();
    assertThat(heed(settled, "192.168.1.9", 5353, true)).isEqualTo(asked.length);
    assertThat(settled[9]).as("authorities").isZero();
  }

  @Test
  void whatIsTooLargeOrAsksTooMuchOrIsNoPacketIsNotHeard() throws Exception {
    assertThat(heed(new byte[0])).isZero();
    assertThat(heed(new byte[11])).isZero();
    assertThat(heed(packet(QUERY, 21, 0, "tic-1a2b", "local"))).isZero();
    assertThat(heed(packet(0x28, 1, 0, "tic-1a2b", "local"))).as("another operation").isZero();
    byte[] large = new byte[1501];
    byte[] asked = packet(QUERY, 1, 0, "tic-1a2b", "local");
    System.arraycopy(asked, 0, large, 0, asked.length);
    assertThat(heed(large)).isZero();
  }

  @Test
  void noBytesBreakIt() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      byte[] data = new byte[12 + random.nextInt(120)];
      random.nextBytes(data);
      data[2] = 0;
      data[4] = 0;
      data[5] = (byte) random.nextInt(21);
      System.arraycopy(
          "tic-1a2b".getBytes(US_ASCII),
          0,
          data,
          data.length / 2,
          Math.min(8, data.length - data.length / 2));
      assertThat(heed(data)).isBetween(0, data.length);
    }
  }
}
