package org.ticconnect.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Looks at feeds as a browser does, over a socket of its own. */
public final class EventStream implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 15_000;

  private final Socket socket;
  private final BufferedReader lines;
  private final int status;

  private EventStream(Socket socket, BufferedReader lines, int status) {
    this.socket = socket;
    this.lines = lines;
    this.status = status;
  }

  /**
   * @param feeds separated by commas
   */
  public static EventStream of(int port, String feeds) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    String request =
        "GET /api/stream?of="
            + feeds
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + Claimed.TOKEN
            + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    int status = Integer.parseInt(lines.readLine().split(" ")[1]);
    return new EventStream(socket, lines, status);
  }

  /** Of the answer, such as 200. */
  public int status() {
    return status;
  }

  /** Waits for the next event of a feed, leaving out the others. */
  public JsonNode next(String feed) throws IOException {
    String event = "";
    while (true) {
      String line = line();
      if (line.startsWith("event: ")) {
        event = line.substring("event: ".length());
      } else if (line.startsWith("data: ") && event.equals(feed)) {
        return new ObjectMapper().readTree(line.substring("data: ".length()));
      }
    }
  }

  /** Waits for the next line, of whatever kind; chunk sizes are among them. */
  public String line() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("the stream has ended");
    }
    return line;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
