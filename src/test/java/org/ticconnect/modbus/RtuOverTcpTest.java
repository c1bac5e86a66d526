package org.ticconnect.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ticconnect.support.RawModbus.awaitClosed;
import static org.ticconnect.support.RawModbus.connect;

import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticconnect.source.simulator.Profile;

class RtuOverTcpTest {
  private static final int NAME_EMPRO = 300;

  private final ServedMeter served =
      new ServedMeter(8, "127.0.0.0/8", Optional.of(0)).hear(Profile.THREE_PHASE);

  @AfterEach
  void stop() {
    served.close();
  }

  private Socket socket() throws IOException {
    return connect(served.server.rtuPort().orElseThrow());
  }

  private static byte[] frame(int... unitAndPdu) {
    byte[] frame = new byte[unitAndPdu.length + 2];
    for (int i = 0; i < unitAndPdu.length; i++) {
      frame[i] = (byte) unitAndPdu[i];
    }
    int[] crc = ModbusUtil.calculateCRC(frame, 0, unitAndPdu.length);
    frame[unitAndPdu.length] = (byte) crc[0];
    frame[unitAndPdu.length + 1] = (byte) crc[1];
    return frame;
  }

  private static byte[] readName(int unit, int count) {
    return frame(unit, 3, NAME_EMPRO >> 8, NAME_EMPRO & 0xFF, 0, count);
  }

  private static byte[] answer(Socket socket, int length) throws IOException {
    byte[] answer = new byte[length];
    new DataInputStream(socket.getInputStream()).readFully(answer);
    return answer;
  }

  @Test
  void requestsAreAnsweredWithTheirChecksum() throws Exception {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(readName(1, 1));
      assertThat(answer(socket, 7)).isEqualTo(frame(1, 3, 2, 'E', 'E'));

      // Two in one piece, and one in many.
      byte[] two = Arrays.copyOf(readName(1, 1), 16);
      System.arraycopy(readName(9, 1), 0, two, 8, 8);
      socket.getOutputStream().write(two);
      assertThat(answer(socket, 7)).isEqualTo(frame(1, 3, 2, 'E', 'E'));
      assertThat(answer(socket, 7)).isEqualTo(frame(9, 3, 2, 'E', 'E'));
      for (byte b : readName(1, 1)) {
        socket.getOutputStream().write(b);
      }
      assertThat(answer(socket, 7)).isEqualTo(frame(1, 3, 2, 'E', 'E'));
    }
  }

  @Test
  void whatIsRefusedIsRefusedAsOverTcp() throws Exception {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(readName(1, 126));
      assertThat(answer(socket, 5)).isEqualTo(frame(1, 0x83, 3));
      socket.getOutputStream().write(frame(1, 16, 1, 44, 0, 1, 2, 0, 0));
      assertThat(answer(socket, 5)).isEqualTo(frame(1, 0x90, 1));
      socket.getOutputStream().write(frame(1, 23, 0, 1, 0, 1, 0, 1, 0, 1, 2, 0, 0));
      assertThat(answer(socket, 5)).isEqualTo(frame(1, 0x97, 1));
      socket.getOutputStream().write(frame(1, 17));
      assertThat(answer(socket, 5)).isEqualTo(frame(1, 0x91, 1));
      socket.getOutputStream().write(frame(240, 43, 14, 4, 1));
      assertThat(answer(socket, 23)).isEqualTo(answerOfProduct());
    }
  }

  private static byte[] answerOfProduct() {
    int[] start = {240, 43, 14, 4, 0x82, 0, 0, 1, 1, 11};
    int[] whole = Arrays.copyOf(start, start.length + 11);
    for (int i = 0; i < 11; i++) {
      whole[start.length + i] = "tic-connect".charAt(i);
    }
    return frame(whole);
  }

  @Test
  void aWrongChecksumGetsNoAnswerAndTheNextRequestDoes() throws Exception {
    byte[] wrong = readName(1, 2);
    wrong[7] ^= 1;
    try (Socket socket = socket()) {
      socket.getOutputStream().write(wrong);
      socket.getOutputStream().flush();
      served.hear(Profile.THREE_PHASE);
      // Not in the same piece, or it would be dropped with it.
      while (served.server.log().total() == 0) {
        socket.getOutputStream().write(readName(1, 1));
        socket.setSoTimeout(500);
        try {
          assertThat(answer(socket, 7)).isEqualTo(frame(1, 3, 2, 'E', 'E'));
        } catch (SocketTimeoutException droppedToo) {
          // asked again
        }
      }
      assertThat(served.server.log().newest()).allMatch(asked -> asked.count() == 1);
    }
  }

  @Test
  void noiseIsClosed() throws Exception {
    try (Socket socket = socket()) {
      byte[] noise = new byte[2000];
      Arrays.fill(noise, (byte) 0x55);
      socket.getOutputStream().write(noise);
      awaitClosed(socket);
    }
    try (Socket socket = socket()) {
      socket.getOutputStream().write(new byte[] {1, 3, 0});
      awaitClosed(socket);
    }
  }
}
