package org.ticconnect.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An answer to bytes that no client of HTTP would send.
 *
 * @param status such as 200
 * @param headers by name in small letters
 * @param body as it came
 */
public record Raw(int status, Map<String, String> headers, String body) {
  private static final int PATIENCE_MILLIS = 5000;

  /** Sends lines and an empty one, and reads until the other side closes. */
  public static Raw of(int port, String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(answer);
      } catch (SocketTimeoutException open) {
        // What has come is the answer.
      }
      return read(answer.toString(ISO_8859_1));
    }
  }

  private static Raw read(String answer) {
    String[] parts = answer.split("\r\n\r\n", 2);
    List<String> head = Arrays.asList(parts[0].split("\r\n"));
    Map<String, String> headers =
        head.stream()
            .skip(1)
            .map(line -> line.split(": ", 2))
            .collect(
                Collectors.toMap(
                    line -> line[0].toLowerCase(Locale.ROOT),
                    line -> line[1],
                    (one, another) -> one + ", " + another));
    return new Raw(Integer.parseInt(head.get(0).split(" ")[1]), headers, parts[1]);
  }
}
