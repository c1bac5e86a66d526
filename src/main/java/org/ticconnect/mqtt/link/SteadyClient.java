package org.ticconnect.mqtt.link;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * The client library waits for ever, with a thread for each attempt, when a connection ends before
 * its own threads have seen each other start: a port forwarder without a broker behind it, or a
 * broker that refuses a certificate in TLS 1.3. Here such an end is told only after the CONNECT has
 * been written, for by then they have.
 */
final class SteadyClient extends MqttAsyncClient {
  private static final long LONGEST_HOLD_SECONDS = 5;

  SteadyClient(String url, String clientId) throws MqttException {
    super(url, clientId, new MemoryPersistence());
  }

  @Override
  protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options)
      throws MqttException {
    NetworkModule[] modules = super.createNetworkModules(address, options);
    for (int i = 0; i < modules.length; i++) {
      modules[i] = new Steady(modules[i]);
    }
    return modules;
  }

  private static final class Steady implements NetworkModule {
    private final NetworkModule module;
    private final CountDownLatch written = new CountDownLatch(1);
    private volatile Optional<IOException> end = Optional.empty();
    private InputStream in;
    private OutputStream out;

    Steady(NetworkModule module) {
      this.module = module;
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
        } catch (InterruptedException stopped) {
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

    private InputStream steady(InputStream stream) {
      return new FilterInputStream(stream) {
        @Override
        public int read() throws IOException {
          return hold(() -> more(in.read()));
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          return hold(() -> more(in.read(bytes, offset, length)));
        }

        @Override
        public int available() throws IOException {
          return hold(in::available);
        }
      };
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

    /** The reason for the end is what the reading heard, not that nothing can be written then. */
    private void goOn() throws IOException {
      written.countDown();
      if (end.isPresent()) {
        throw end.get();
      }
    }

    /** A TLS socket that has heard of its end does not give out a stream any more. */
    @Override
    public void start() throws IOException, MqttException {
      module.start();
      in = steady(module.getInputStream());
      out = steady(module.getOutputStream());
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
      written.countDown();
      module.stop();
    }

    @Override
    public String getServerURI() {
      return module.getServerURI();
    }
  }
}
