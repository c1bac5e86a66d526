package org.ticconnect.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A TCP connection that takes its time: every byte arrives later by a fixed delay, both ways. */
public final class SlowLink implements AutoCloseable {
  private record Piece(byte[] bytes, long due) {}

  private final ServerSocket server;
  private final int target;
  private final long delayNanos;

  /**
   * @param target port on loopback
   * @param delayMillis one way
   */
  public SlowLink(int target, long delayMillis) throws IOException {
    this.server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    this.target = target;
    this.delayNanos = TimeUnit.MILLISECONDS.toNanos(delayMillis);
    daemon(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "slow-link");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket peer = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        peer.setTcpNoDelay(true);
        oneWay(client, peer);
        oneWay(peer, client);
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void oneWay(Socket from, Socket to) {
    BlockingQueue<Piece> underWay = new LinkedBlockingQueue<>();
    daemon(() -> receive(from, underWay));
    daemon(() -> send(underWay, to));
  }

  private void receive(Socket from, BlockingQueue<Piece> underWay) {
    byte[] buffer = new byte[8192];
    try (InputStream in = from.getInputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        underWay.add(new Piece(Arrays.copyOf(buffer, count), System.nanoTime() + delayNanos));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static void send(BlockingQueue<Piece> underWay, Socket to) {
    try (OutputStream out = to.getOutputStream()) {
      while (true) {
        Piece piece = underWay.take();
        TimeUnit.NANOSECONDS.sleep(piece.due() - System.nanoTime());
        out.write(piece.bytes());
        out.flush();
      }
    } catch (IOException | InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
