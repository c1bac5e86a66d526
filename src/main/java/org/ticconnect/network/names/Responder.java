package org.ticconnect.network.names;

import java.io.IOException;
import java.net.InetAddress;
import java.net.MulticastSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.jmdns.ServiceInfo;
import javax.jmdns.impl.DNSOutgoing;
import javax.jmdns.impl.JmDNSImpl;
import javax.jmdns.impl.NameRegister;

/**
 * Announces this device on one interface by jmDNS, whose socket it filters and whose store it keeps
 * small. Never mended: one that is broken or not right any more gives way to another.
 */
final class Responder {
  private static final String DOMAIN = ".local.";

  /** The library needs what it has heard of others for nothing but its own searches. */
  private static final int MOST_RECORDS = 256;

  /** After the last packet of a farewell that went out in several. */
  private static final long FAREWELL_MILLIS = 30;

  private final Place place;
  private final String host;
  private final List<Service> services;
  private final FilteredSocket heard;
  private final Dns dns;
  private final Semaphore farewells = new Semaphore(0);
  private volatile boolean broken;
  private volatile boolean leaving;
  private volatile boolean mute;

  static {
    try {
      NameRegister.Factory.setRegistry(new HostNumbers());
    } catch (IllegalStateException otherOne) {
      throw new IllegalStateException("jmDNS was used before by somebody else", otherOne);
    }
  }

  /**
   * The library's own, which calls its methods while it is being constructed already: what they
   * need belongs to the outer object.
   */
  private final class Dns extends JmDNSImpl {
    private Dns(InetAddress address) throws IOException {
      super(address, host);
    }

    @Override
    public MulticastSocket getSocket() {
      return heard.before(super.getSocket());
    }

    /** It would take seconds to begin again with an address that may be gone. */
    @Override
    public void recover() {
      broken = true;
    }

    @Override
    public void send(DNSOutgoing out) throws IOException {
      if (mute) {
        return;
      }
      super.send(out);
      if (leaving && (isCanceling() || isCanceled())) {
        farewells.release();
      }
    }

    private void closeSocket() {
      MulticastSocket socket = super.getSocket();
      if (socket != null) {
        socket.close();
      }
    }
  }

  /**
   * Begins to try the names and then to announce them, which takes two seconds, by threads of the
   * caller's group.
   *
   * @param host the label of this device
   * @throws IOException when the port cannot be had
   */
  Responder(Place place, String host, List<Service> services, LongSupplier monotonic)
      throws IOException {
    this.place = place;
    this.host = host;
    this.services = List.copyOf(services);
    this.heard =
        new FilteredSocket(
            new PacketRule(place, host, services.stream().map(Service::type).toList()),
            new PacketBudget(monotonic),
            this::isSettled);
    // With a name at hand the library asks no name server for one.
    this.dns =
        new Dns(
            InetAddress.getByAddress(host, InetAddress.getByName(place.address()).getAddress()));
    for (Service service : services) {
      dns.registerService(
          ServiceInfo.create(
              service.type() + DOMAIN, instance(host), service.port(), 0, 0, service.txt()));
    }
  }

  /** What services of a device of that name are called. */
  static String instance(String host) {
    return "TIC Connect " + host;
  }

  Place place() {
    return place;
  }

  List<Service> services() {
    return services;
  }

  /** The label of this device, which is another one when that is somebody else's. */
  String host() {
    String now = dns.getHostName().toLowerCase(Locale.ROOT);
    return now.endsWith(DOMAIN) ? now.substring(0, now.length() - DOMAIN.length()) : now;
  }

  /** Whether somebody else has the name of this device or of one of its services. */
  boolean isRenamed() {
    return !host().equals(host)
        || dns.getServices().values().stream()
            .anyMatch(info -> !info.getName().equals(instance(host)));
  }

  /** Whether others hear of the names, and nobody had them. */
  boolean isAnnounced() {
    return dns.isAnnouncing() || dns.isAnnounced();
  }

  private boolean isSettled() {
    // The reading thread asks before there is one.
    Dns known = dns;
    return known != null && known.isAnnounced();
  }

  /** What the network is told. */
  List<NamesTold.Announced> told() {
    return services.stream()
        .map(
            service ->
                new NamesTold.Announced(
                    service.type(),
                    instance(host()),
                    service.port(),
                    place.interfaceName(),
                    place.address(),
                    service.txt()))
        .toList();
  }

  /** Whether it does not do its work any more. */
  boolean isBroken() {
    return broken || heard.isAbandoned() || dns.isCanceling() || dns.isCanceled() || dns.isClosed();
  }

  /** Forgets what the library has heard, when that is much. */
  void trim() {
    if (dns.getCache().values().stream().mapToInt(List::size).sum() > MOST_RECORDS) {
      dns.getCache().clear();
    }
    Map<String, Service> own =
        services.stream()
            .collect(Collectors.toMap(service -> service.type() + DOMAIN, service -> service));
    dns.getServiceTypes().keySet().removeIf(type -> !own.containsKey(type));
  }

  /**
   * Ends it; what the library does for seconds afterwards it does without a word.
   *
   * @param farewell whether to tell that the names are gone: not when they are somebody else's
   * @param atMost how long to wait until that is said
   */
  void leave(boolean farewell, Duration atMost) {
    boolean said = farewell && isAnnounced() && !isBroken();
    mute = !said;
    leaving = true;
    Thread closing = new Thread(dns::close, "names-close");
    closing.setDaemon(true);
    closing.start();
    try {
      if (said && farewells.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        while (farewells.tryAcquire(FAREWELL_MILLIS, TimeUnit.MILLISECONDS)) {
          farewells.drainPermits();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      mute = true;
      dns.closeSocket();
      heard.close();
    }
  }
}
