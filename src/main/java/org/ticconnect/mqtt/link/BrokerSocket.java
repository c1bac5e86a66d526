package org.ticconnect.mqtt.link;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * The socket under the client library, in place of its own, which has two faults.
 *
 * <ul>
 *   <li>A connection that ends before the library's threads have seen each other start leaves one
 *       of them waiting for ever: a port forwarder without a broker behind it does that, and a
 *       broker that refuses a certificate in TLS 1.3. Here such an end is told only when the
 *       CONNECT is written, for by then they have.
 *   <li>TLS sockets are not closed, for closing only their input throws; and a thread that writes
 *       to a broker that does not read stays for ever.
 * </ul>
 */
final class BrokerSocket implements NetworkModule {
  private static final long LONGEST_HOLD_SECONDS = 5;
  private static final int LONGEST_GOODBYE_SECONDS = 1;

  /** The library looks that often whether it is to stop. */
  private static final int READ_MILLIS = 1000;

  private final String host;
  private final int port;
  private final int timeoutMillis;
  private final Optional<SSLSocketFactory> tls;
  private final boolean checksHost;
  private final ConnackCode connack = new ConnackCode();
  private final CountDownLatch written = new CountDownLatch(1);
  private volatile Optional<Socket> socket = Optional.empty();
  private volatile Optional<IOException> end = Optional.empty();
  private volatile boolean stopped;
  private InputStream in;
  private OutputStream out;

  private BrokerSocket(
      String host,
      int port,
      int timeoutMillis,
      Optional<SSLSocketFactory> tls,
      boolean checksHost) {
    this.host = host;
    this.port = port;
    this.timeoutMillis = timeoutMillis;
    this.tls = tls;
    this.checksHost = checksHost;
  }

  static BrokerSocket plain(String host, int port, int timeoutMillis) {
    return new BrokerSocket(host, port, timeoutMillis, Optional.empty(), false);
  }

  /**
   * @param checksHost whether the certificate must be made for that host
   */
  static BrokerSocket tls(
      String host, int port, int timeoutMillis, SSLSocketFactory factory, boolean checksHost) {
    return new BrokerSocket(host, port, timeoutMillis, Optional.of(factory), checksHost);
  }

  @Override
  public void start() throws IOException, MqttException {
    Socket opened = tls.isPresent() ? tls.get().createSocket() : new Socket();
    socket = Optional.of(opened);
    try {
      if (stopped) {
        throw new ConnectException("not wanted any more");
      }
      opened.connect(new InetSocketAddress(host, port), timeoutMillis);
      if (opened instanceof SSLSocket secure) {
        shakeHands(secure);
      }
      opened.setSoTimeout(READ_MILLIS);
      // Not before: the handshake would go in parts, and break at one of them before it is heard
      // why.
      opened.setTcpNoDelay(true);
      in = steady(opened.getInputStream());
      out = steady(opened.getOutputStream());
    } catch (ConnectException refused) {
      opened.close();
      throw new MqttException(MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR, refused);
    } catch (IOException failed) {
      opened.close();
      throw failed;
    }
  }

  private void shakeHands(SSLSocket secure) throws IOException {
    // Without it closing waits for a thread that writes, and that for the broker.
    secure.setSoLinger(true, LONGEST_GOODBYE_SECONDS);
    secure.setSoTimeout(timeoutMillis);
    if (checksHost) {
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
    }
    try {
      secure.startHandshake();
    } catch (SSLException known) {
      throw known;
    } catch (SocketTimeoutException silent) {
      throw new SSLException(TlsProblem.SILENT, silent);
    } catch (IOException brokenOff) {
      throw new SSLException(TlsProblem.BROKEN_OFF, brokenOff);
    }
  }

  /** Never fails before the CONNECT is written. */
  private InputStream steady(InputStream stream) {
    return new FilterInputStream(stream) {
      @Override
      public int read() throws IOException {
        int next = hold(() -> more(in.read()));
        connack.heard(next);
        return next;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = hold(() -> more(in.read(bytes, offset, length)));
        for (int i = offset; i < offset + count; i++) {
          connack.heard(Byte.toUnsignedInt(bytes[i]));
        }
        return count;
      }

      @Override
      public int available() throws IOException {
        return hold(in::available);
      }
    };
  }

  /** Such as {@code TLSv1.3}; nothing without TLS. */
  String tlsVersion() {
    return socket.orElseThrow() instanceof SSLSocket secure
        ? secure.getSession().getProtocol()
        : "";
  }

  /** With which code the broker answered the CONNECT. */
  ConnackCode connack() {
    return connack;
  }

  private interface Reading {
    int run() throws IOException;
  }

  private int hold(Reading reading) throws IOException {
    try {
      return reading.run();
    } catch (SocketTimeoutException nothingYet) {
      throw nothingYet;
    } catch (IOException ended) {
      end = Optional.of(ended);
      try {
        written.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      throw ended;
    }
  }

  private static int more(int result) throws IOException {
    if (result < 0) {
      throw new EOFException("the broker ended the connection");
    }
    return result;
  }

  private OutputStream steady(OutputStream stream) {
    return new FilterOutputStream(stream) {
      @Override
      public void write(int one) throws IOException {
        goOn();
        out.write(one);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        goOn();
        out.write(bytes, offset, length);
      }
    };
  }

  /** The reason of the end is what the reading heard, not that nothing can be written then. */
  private void goOn() throws IOException {
    written.countDown();
    if (end.isPresent()) {
      throw end.get();
    }
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  @Override
  public void stop() throws IOException {
    stopped = true;
    written.countDown();
    if (socket.isPresent()) {
      socket.get().close();
    }
  }

  @Override
  public String getServerURI() {
    return (tls.isPresent() ? "ssl://" : "tcp://") + host + ":" + port;
  }
}
