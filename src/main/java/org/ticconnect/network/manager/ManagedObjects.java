package org.ticconnect.network.manager;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** All objects that NetworkManager has, as it tells them at once. */
final class ManagedObjects {
  private static final String NM = "org.freedesktop.NetworkManager";
  private static final String DEVICE = NM + ".Device";
  private static final String LOOPBACK = "lo";
  private static final int ETHERNET = 1;
  private static final int WIFI = 2;

  /** Two ends of a cable that there is not. */
  private static final int VETH = 20;

  /** Stands beside each Wi-Fi interface. */
  private static final int WIFI_P2P = 30;

  private static final long CARRIER = 0x10000;
  private static final int UNMANAGED = 10;
  private static final int DISCONNECTED = 30;
  private static final int CONNECTED = 100;
  private static final int FAILED = 120;
  private static final long SECOND = 1000;

  private final Map<String, Map<String, Map<String, Variant<?>>>> all = new HashMap<>();

  ManagedObjects(Map<DBusPath, Map<String, Map<String, Variant<?>>>> told) {
    told.forEach((path, interfaces) -> all.put(path.getPath(), interfaces));
  }

  private Properties of(String path, String face) {
    return new Properties(all.getOrDefault(path, Map.of()).getOrDefault(face, Map.of()));
  }

  /** States that come back. */
  List<Seen.Checkpoint> checkpoints() {
    List<Seen.Checkpoint> found = new ArrayList<>();
    all.forEach(
        (path, faces) -> {
          if (faces.containsKey(NM + ".Checkpoint")) {
            Properties one = of(path, NM + ".Checkpoint");
            found.add(
                new Seen.Checkpoint(
                    path,
                    one.objects("Devices"),
                    one.number("Created") + one.number("RollbackTimeout") * SECOND));
          }
        });
    return found;
  }

  /** Interfaces, wired ones first; how they get their addresses is not known yet. */
  List<Seen.Device> devices() {
    List<Seen.Device> found = new ArrayList<>();
    all.forEach(
        (path, faces) -> {
          if (faces.containsKey(DEVICE)) {
            Properties device = of(path, DEVICE);
            Optional<String> name = device.text("Interface");
            if (name.isPresent()
                && !name.get().equals(LOOPBACK)
                && device.number("DeviceType") != WIFI_P2P) {
              found.add(device(path, name.get(), device));
            }
          }
        });
    found.sort(
        Comparator.comparing((Seen.Device device) -> device.link().kind())
            .thenComparing(device -> device.link().name()));
    return found;
  }

  private Seen.Device device(String path, String name, Properties device) {
    int state = (int) device.number("State");
    Properties ip4 = of(device.object("Ip4Config").orElse(""), NM + ".IP4Config");
    Optional<String> activation = device.object("ActiveConnection");
    Optional<String> active =
        activation.flatMap(
            connection -> of(connection, NM + ".Connection.Active").object("Connection"));
    Link link =
        new Link(
            name,
            kind((int) device.number("DeviceType")),
            device.text("HwAddress"),
            (device.number("InterfaceFlags") & CARRIER) != 0,
            state(state),
            Optional.empty(),
            ip4.parts("AddressData").stream()
                .map(one -> one.text("address").orElse("") + "/" + one.number("prefix"))
                .toList(),
            ip4.text("Gateway"),
            ip4.parts("NameserverData").stream()
                .map(one -> one.text("address"))
                .flatMap(Optional::stream)
                .toList(),
            false);
    return new Seen.Device(path, link, active, activation);
  }

  private static Link.Kind kind(int type) {
    return switch (type) {
      case ETHERNET, VETH -> Link.Kind.ETHERNET;
      case WIFI -> Link.Kind.WIFI;
      default -> Link.Kind.OTHER;
    };
  }

  private static Link.State state(int number) {
    if (number <= UNMANAGED) {
      return Link.State.UNMANAGED;
    }
    if (number == CONNECTED) {
      return Link.State.CONNECTED;
    }
    return number > DISCONNECTED && number < FAILED
        ? Link.State.CONNECTING
        : Link.State.DISCONNECTED;
  }
}
