package org.ticconnect.network.manager;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** NetworkManager, as the device asks it. */
final class Service implements AutoCloseable {
  private static final String NM = "org.freedesktop.NetworkManager";
  private static final String ROOT = "/org/freedesktop/NetworkManager";
  static final String SETTINGS = ROOT + "/Settings";
  static final String ANY = "/";

  /** Profiles that are new since are deleted. */
  private static final int DELETE_NEW = 2;

  private static final String YES = "yes";

  /** What the device does; the package's rule for polkit grants the same. */
  private static final List<String> NEEDED =
      List.of(
          NM + ".network-control",
          NM + ".settings.modify.system",
          NM + ".settings.modify.hostname",
          NM + ".checkpoint-rollback");

  private final SystemBus bus;

  Service(SystemBus bus) {
    this.bus = bus;
  }

  /** Something that is asked of it. */
  interface Question<T> {
    T ask(DBusConnection bus) throws DBusException;
  }

  /** The answer. */
  <T> T ask(Question<T> question) throws UnavailableException {
    return bus.ask(
        connection -> {
          if (!SystemBus.daemon(connection).NameHasOwner(NM)) {
            throw new UnavailableException(
                "NetworkManager does not run on this machine: the network is set where it was");
          }
          return question.ask(connection);
        });
  }

  /** An object of NetworkManager's. */
  static <T extends DBusInterface> T at(DBusConnection bus, String path, Class<T> face)
      throws DBusException {
    return bus.getRemoteObject(NM, path, face, false);
  }

  /** NetworkManager itself. */
  static ManagerCalls manager(DBusConnection bus) throws DBusException {
    return at(bus, ROOT, ManagerCalls.class);
  }

  /** All that is told now. */
  Seen look() throws UnavailableException {
    return ask(
        connection -> {
          ManagedObjects objects =
              new ManagedObjects(
                  at(connection, "/org/freedesktop", ObjectManager.class).GetManagedObjects());
          List<Seen.Device> devices = new ArrayList<>();
          for (Seen.Device device : objects.devices()) {
            devices.add(withMethod(connection, device));
          }
          Map<String, String> rights = manager(connection).GetPermissions();
          return new Seen(
              devices,
              objects.checkpoints(),
              NEEDED.stream().filter(right -> !YES.equals(rights.get(right))).findFirst());
        });
  }

  private static Seen.Device withMethod(DBusConnection bus, Seen.Device device)
      throws DBusException {
    Optional<String> profile =
        device.active().or(() -> OwnProfiles.path(bus, device.link().name()));
    if (profile.isEmpty()) {
      return device;
    }
    Link.Method method = Profile.method(settings(bus, profile.get()));
    return new Seen.Device(
        device.path(), device.link().by(method), device.active(), device.activation());
  }

  /** What a profile holds. */
  static Map<String, Map<String, Variant<?>>> settings(DBusConnection bus, String profile)
      throws DBusException {
    return at(bus, profile, ProfileCalls.class).GetSettings();
  }

  /**
   * Remembers how a device is.
   *
   * @param seconds after which it is so again
   * @return its path
   */
  String checkpoint(Seen.Device device, long seconds) throws UnavailableException {
    return ask(
        connection ->
            manager(connection)
                .CheckpointCreate(
                    List.of(new DBusPath(device.path())),
                    new UInt32(seconds),
                    new UInt32(DELETE_NEW))
                .getPath());
  }

  /** Has a device run with a profile, from its beginning. */
  void activate(String profile, Seen.Device device) throws UnavailableException {
    ask(
        connection ->
            manager(connection)
                .ActivateConnection(
                    new DBusPath(profile), new DBusPath(device.path()), new DBusPath(ANY)));
  }

  /** Has what was changed since a checkpoint stay. */
  void keep(String checkpoint) throws UnavailableException {
    ask(
        connection -> {
          manager(connection).CheckpointDestroy(new DBusPath(checkpoint));
          return true;
        });
  }

  /** Has all be as at a checkpoint. */
  void takeBack(String checkpoint) throws UnavailableException {
    ask(connection -> manager(connection).CheckpointRollback(new DBusPath(checkpoint)));
  }

  /** Has a device connect anew, by the profile that it runs with or else the best one. */
  void connect(Seen.Device device) throws UnavailableException {
    activate(device.active().orElse(ANY), device);
  }

  /** Gives the machine another name. */
  void call(String host) throws UnavailableException {
    ask(
        connection -> {
          at(connection, SETTINGS, SettingsCalls.class).SaveHostname(host);
          return true;
        });
  }

  @Override
  public void close() {
    bus.close();
  }
}
