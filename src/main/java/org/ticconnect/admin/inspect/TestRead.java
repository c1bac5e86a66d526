package org.ticconnect.admin.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.ticconnect.admin.file.Answer;
import org.ticconnect.admin.file.Asked;
import org.ticconnect.admin.file.JsonBody;
import org.ticconnect.files.BusyException;
import org.ticconnect.modbus.ModbusServer;
import org.ticconnect.words.French;

/** Reads registers as any master does: over TCP, from the own server. */
final class TestRead {
  private static final int PATIENCE_MILLIS = 2000;
  private static final int HEADER = 6;
  private static final int LONGEST = 260;
  private static final int TRANSACTION = 0x5449;
  private static final int MOST_REGISTERS = 125;
  private static final int LAST_ADDRESS = 0xFFFF;
  private static final int REFUSED = 0x80;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final ModbusServer server;
  private final LongSupplier monotonic;

  /**
   * @param monotonic clock in nanoseconds
   */
  TestRead(ModbusServer server, LongSupplier monotonic) {
    this.server = server;
    this.monotonic = monotonic;
  }

  private record Question(int port, int unit, int function, int address, int count) {
    byte[] bytes() {
      return ByteBuffer.allocate(HEADER + 6)
          .putShort((short) TRANSACTION)
          .putShort((short) 0)
          .putShort((short) 6)
          .put((byte) unit)
          .put((byte) function)
          .putShort((short) address)
          .putShort((short) count)
          .array();
    }
  }

  /** The body is {@code {"port"?, "unit", "function", "address", "count"}}. */
  Answer answer(Asked asked) {
    Question question = question(JsonBody.object(asked));
    if (server.clients() >= server.mostClients()) {
      throw new BusyException(
          "all "
              + server.mostClients()
              + " connections are in use, and a test would end one of them: try again when a"
              + " client has left");
    }
    byte[] request = question.bytes();
    long start = monotonic.getAsLong();
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(target(question), PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      byte[] response = response(new DataInputStream(socket.getInputStream()), start);
      return Answer.of(told(question, request, response, start));
    } catch (EOFException closed) {
      return failed(request, start, notServed(), "it closed the connection without an answer");
    } catch (SocketTimeoutException silent) {
      return failed(request, start, "", "it did not answer within 2 seconds");
    } catch (IOException unreachable) {
      return failed(request, start, notServed(), unreachable.getMessage());
    }
  }

  private Question question(JsonNode body) {
    int port =
        body.has("port")
            ? JsonBody.number(body, "port", 1, LAST_ADDRESS)
            : server
                .port()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException("the Modbus server is off: nothing listens"));
    boolean own =
        server.port().filter(main -> main == port).isPresent()
            || server.morePorts().containsKey(port);
    if (!own) {
      throw new IllegalArgumentException(
          port + " is no Modbus TCP port of this device: leave 'port' out, or take one of its own");
    }
    return new Question(
        port,
        JsonBody.number(body, "unit", 0, 255),
        JsonBody.number(body, "function", 3, 4),
        JsonBody.number(body, "address", 0, LAST_ADDRESS),
        JsonBody.number(body, "count", 1, MOST_REGISTERS));
  }

  private InetSocketAddress target(Question question) throws IOException {
    InetAddress bind = InetAddress.getByName(server.bind());
    return new InetSocketAddress(
        bind.isAnyLocalAddress() ? InetAddress.getByAddress(new byte[] {127, 0, 0, 1}) : bind,
        question.port());
  }

  /** Reads one answer, and not longer than a master would wait. */
  private byte[] response(DataInputStream in, long start) throws IOException {
    byte[] bytes = new byte[LONGEST];
    int wanted = HEADER;
    int length = 0;
    while (length < wanted) {
      if (monotonic.getAsLong() - start > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
        throw new SocketTimeoutException();
      }
      int read = in.read(bytes, length, wanted - length);
      if (read < 0) {
        throw new EOFException();
      }
      length += read;
      if (length == HEADER) {
        wanted = Math.min(LONGEST, HEADER + ByteBuffer.wrap(bytes).getShort(4));
      }
    }
    if (length <= HEADER + 2) {
      throw new EOFException();
    }
    return Arrays.copyOf(bytes, length);
  }

  private Map<String, Object> told(Question question, byte[] request, byte[] response, long start) {
    Map<String, Object> json = told(request, start);
    json.put("response", HEX.formatHex(response));
    ByteBuffer rest = ByteBuffer.wrap(response, HEADER + 1, response.length - HEADER - 1);
    int function = Byte.toUnsignedInt(rest.get());
    int next = Byte.toUnsignedInt(rest.get());
    List<Integer> words = new ArrayList<>();
    if (function == (question.function() | REFUSED)) {
      json.put("exception", ModbusRefusal.told(next));
    } else {
      while (rest.remaining() >= 2) {
        words.add(Short.toUnsignedInt(rest.getShort()));
      }
    }
    json.put("words", words);
    return json;
  }

  private Map<String, Object> told(byte[] request, long start) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("request", HEX.formatHex(request));
    json.put("ms", (monotonic.getAsLong() - start) / 10_000 / 100.0);
    return json;
  }

  private Answer failed(byte[] request, long start, String cause, String what) {
    Map<String, Object> json = told(request, start);
    json.put("response", "");
    json.putAll(
        French.error(cause.isEmpty() ? "no answer of the own Modbus server: " + what : cause));
    return new Answer(Answer.CONFLICT, json, Optional.empty());
  }

  private String notServed() {
    try {
      InetAddress bind = InetAddress.getByName(server.bind());
      int from =
          ByteBuffer.wrap(bind.isAnyLocalAddress() ? new byte[] {127, 0, 0, 1} : bind.getAddress())
              .getInt();
      return server.allows(from)
          ? ""
          : "this device may not ask itself: modbus.allow does not name "
              + (bind.isAnyLocalAddress() ? "127.0.0.1" : server.bind())
              + "; add it for this test, or read with a client that is allowed";
    } catch (IOException noAddress) {
      return "";
    }
  }
}
