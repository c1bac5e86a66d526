package org.ticconnect.support;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Requests of Modbus TCP byte by byte, for what no well-behaved master sends. */
public final class RawModbus {
  private RawModbus() {}

  /** A connection whose reads wait at most 15 seconds. */
  public static Socket connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(15_000);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** A request with whatever data. */
  public static byte[] request(int transaction, int unit, int function, int... data) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + data.length);
    bytes.putShort((short) transaction).putShort((short) 0).putShort((short) (2 + data.length));
    bytes.put((byte) unit).put((byte) function);
    for (int b : data) {
      bytes.put((byte) b);
    }
    return bytes.array();
  }

  /** A read by function 03. */
  public static byte[] read(int transaction, int unit, int address, int count) {
    return request(transaction, unit, 3, address >> 8, address, count >> 8, count);
  }

  /** The next answer: transaction, unit, function and data. */
  public static List<Integer> answer(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    List<Integer> answer = new ArrayList<>();
    answer.add(in.readUnsignedShort());
    if (in.readUnsignedShort() != 0) {
      throw new IOException("protocol id is not 0");
    }
    int length = in.readUnsignedShort();
    for (int i = 0; i < length; i++) {
      answer.add(in.readUnsignedByte());
    }
    return answer;
  }

  /** Sends a request and waits for its answer. */
  public static List<Integer> ask(Socket socket, byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    return answer(socket);
  }

  /** Reads until the other side closes the connection, in whatever way. */
  public static void awaitClosed(Socket socket) throws IOException {
    try {
      byte[] dropped = new byte[4096];
      while (socket.getInputStream().read(dropped) >= 0) {
        // what was answered before does not matter
      }
    } catch (SocketTimeoutException stillOpen) {
      throw stillOpen;
    } catch (IOException reset) {
      // closed with bytes unread
    }
  }
}
