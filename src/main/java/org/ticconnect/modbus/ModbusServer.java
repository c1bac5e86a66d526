package org.ticconnect.modbus;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ticconnect.mapping.Ipv4Network;

/** Accepts Modbus clients, on one thread, for no answer waits for anything. */
public final class ModbusServer implements AutoCloseable {
  private static final int IDLE_SECONDS = 600;
  private static final int OWN_IDLE_SECONDS = 10;

  /**
   * @param bind IPv4 address to listen on
   * @param port of Modbus TCP, 0 for any free one
   * @param rtuPort of RTU over TCP; empty for none
   * @param mostClients connections at once, over all ports
   * @param allowed whose clients are served
   */
  public record Options(
      String bind,
      int port,
      Optional<Integer> rtuPort,
      int mostClients,
      List<Ipv4Network> allowed) {}

  private final Options options;
  private final Predicate<SocketAddress> own;
  private final Banks banks;
  private final RequestHandler.Shared shared;
  private final AllowedClients allowed;
  private final NioEventLoopGroup loop;
  private final ModbusListener main;
  private final Optional<ModbusListener> rtu;
  private final Map<Integer, ModbusListener> more = new TreeMap<>();

  /**
   * @param banks what to serve
   * @param monotonic clock in nanoseconds
   * @param threads for the one thread
   * @param own whether a connection from there is the device's own: it is answered without being
   *     counted, limited or noted
   */
  public ModbusServer(
      Options options,
      Banks banks,
      RequestLog log,
      LongSupplier monotonic,
      ThreadFactory threads,
      Predicate<SocketAddress> own) {
    this.own = own;
    this.options = options;
    this.banks = banks;
    this.shared =
        new RequestHandler.Shared(
            banks, new PduHandler(monotonic), new Clients(options.mostClients()), log, monotonic);
    this.allowed = new AllowedClients(options.allowed(), monotonic);
    this.loop = new NioEventLoopGroup(1, threads);
    this.main = tcp(options.port(), OptionalInt.empty());
    this.rtu =
        options
            .rtuPort()
            .map(
                port -> listener(port, "Modbus RTU over TCP", OptionalInt.empty(), RtuFramer::new));
  }

  private ModbusListener tcp(int port, OptionalInt asNamed) {
    return listener(port, "Modbus TCP", asNamed, TcpFramer::new);
  }

  private ModbusListener listener(
      int port, String protocol, OptionalInt asNamed, Supplier<RequestFramer> framing) {
    return new ModbusListener(
        loop,
        new InetSocketAddress(options.bind(), port),
        protocol,
        client -> connected(client, asNamed, framing.get()));
  }

  private void connected(SocketChannel client, OptionalInt port, RequestFramer framer) {
    if (own.test(client.remoteAddress())) {
      client
          .pipeline()
          .addLast(new IdleStateHandler(OWN_IDLE_SECONDS, 0, 0))
          .addLast(framer)
          .addLast(new OwnRequestHandler(banks, shared.pdus(), framer));
      return;
    }
    client
        .pipeline()
        .addLast(allowed)
        .addLast(new IdleStateHandler(IDLE_SECONDS, 0, 0))
        .addLast(framer)
        .addLast(new RequestHandler(shared, framer, port));
  }

  /** Listens, now or as soon as the ports are free. */
  public void start() {
    main.start();
    rtu.ifPresent(ModbusListener::start);
    listen();
  }

  /** Listens on the ports that the table of units names, and on no others. */
  public synchronized void listen() {
    Set<Integer> wanted = banks.bindings().morePorts();
    more.entrySet()
        .removeIf(
            entry -> {
              boolean gone = !wanted.contains(entry.getKey());
              if (gone) {
                entry.getValue().close();
              }
              return gone;
            });
    for (int port : wanted) {
      if (!more.containsKey(port)) {
        ModbusListener listener = tcp(port, OptionalInt.of(port));
        more.put(port, listener);
        listener.start();
      }
    }
  }

  /** The port of Modbus TCP that is listened on; empty while it is off. */
  public Optional<Integer> port() {
    return main.port();
  }

  /** The IPv4 address that is listened on; 0.0.0.0 for all. */
  public String bind() {
    return options.bind();
  }

  /** Whether clients from an IPv4 address are served. */
  public boolean allows(int address) {
    return options.allowed().stream().anyMatch(network -> network.contains(address));
  }

  /** Whether RTU over TCP is wanted and cannot be had. */
  public boolean rtuIsOff() {
    return rtu.filter(listener -> listener.port().isEmpty()).isPresent();
  }

  /** The port of RTU over TCP; empty while it is off. */
  public Optional<Integer> rtuPort() {
    return rtu.flatMap(ModbusListener::port);
  }

  /** Ports that the table of units names, and whether each is listened on. */
  public synchronized Map<Integer, Boolean> morePorts() {
    Map<Integer, Boolean> ports = new TreeMap<>();
    more.forEach((port, listener) -> ports.put(port, listener.port().isPresent()));
    return ports;
  }

  /** Connections open now. */
  public int clients() {
    return shared.clients().count();
  }

  /** Most connections at once. */
  public int mostClients() {
    return options.mostClients();
  }

  /** Connections that gave way to newer ones. */
  public long gaveWay() {
    return shared.clients().gaveWay();
  }

  /** Connections that were closed at once, for they came from elsewhere. */
  public long refused() {
    return allowed.refused();
  }

  /** What was asked. */
  public RequestLog log() {
    return shared.log();
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
