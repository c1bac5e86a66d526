package org.ticconnect.network.manager;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** NetworkManager, as the device asks it. */
final class Service implements AutoCloseable {
  private static final String NM = "org.freedesktop.NetworkManager";
  private static final String ROOT = "/org/freedesktop/NetworkManager";
  private static final String SETTINGS = ROOT + "/Settings";
  private static final String ANY = "/";

  /** Profiles that are new since are deleted. */
  private static final int DELETE_NEW = 2;

  /** What is on disk stays, and counts again after a reboot. */
  private static final int IN_MEMORY = 2;

  private static final int TO_DISK = 1;

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

  private interface Question<T> {
    T ask(DBusConnection bus) throws DBusException;
  }

  private <T> T ask(Question<T> question) throws UnavailableException {
    return bus.ask(
        connection -> {
          DBus daemon =
              connection.getRemoteObject(
                  "org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class, false);
          if (!daemon.NameHasOwner(NM)) {
            throw new UnavailableException(
                "NetworkManager does not run on this machine: the network is set where it was");
          }
          return question.ask(connection);
        });
  }

  private static <T extends DBusInterface> T at(DBusConnection bus, String path, Class<T> face)
      throws DBusException {
    return bus.getRemoteObject(NM, path, face, false);
  }

  private static ManagerCalls manager(DBusConnection bus) throws DBusException {
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
    Optional<String> profile = device.active().or(() -> own(bus, device.link().name()));
    if (profile.isEmpty()) {
      return device;
    }
    Link.Method method = Profile.method(settings(bus, profile.get()));
    return new Seen.Device(
        device.path(), device.link().by(method), device.active(), device.activation());
  }

  private static Map<String, Map<String, Variant<?>>> settings(DBusConnection bus, String profile)
      throws DBusException {
    return at(bus, profile, ProfileCalls.class).GetSettings();
  }

  /** The device's own profile for an interface. */
  private static Optional<String> own(DBusConnection bus, String link) {
    try {
      return Optional.of(
          at(bus, SETTINGS, SettingsCalls.class).GetConnectionByUuid(Profile.uuid(link)).getPath());
    } catch (DBusException | DBusExecutionException none) {
      return Optional.empty();
    }
  }

  /** How the device's own profile of an interface is; empty without one. */
  Optional<Plan> plan(String link) throws UnavailableException {
    return ask(
        connection -> {
          Optional<String> own = own(connection, link);
          return own.isEmpty()
              ? Optional.empty()
              : Optional.of(Profile.plan(settings(connection, own.get())));
        });
  }

  /** Whether a device runs with the profile of the device's own. */
  boolean runsOwn(Seen.Device device) throws UnavailableException {
    return ask(
        connection -> {
          Optional<String> own = own(connection, device.link().name());
          return own.isPresent() && own.equals(device.active());
        });
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

  /** Has a device go by a plan until the next reboot. */
  void apply(Seen.Device device, Plan plan) throws UnavailableException {
    String link = device.link().name();
    Map<String, Map<String, Variant<?>>> profile = Profile.of(link, plan);
    ask(
        connection -> {
          Optional<String> own = own(connection, link);
          String path;
          if (own.isPresent()) {
            path = own.get();
            at(connection, path, ProfileCalls.class)
                .Update2(profile, new UInt32(IN_MEMORY), Map.of());
          } else {
            path =
                at(connection, SETTINGS, SettingsCalls.class)
                    .AddConnectionUnsaved(profile)
                    .getPath();
          }
          return manager(connection)
              .ActivateConnection(
                  new DBusPath(path), new DBusPath(device.path()), new DBusPath(ANY));
        });
  }

  /** Has the device's own profile of an interface survive a reboot. */
  void save(String link) throws UnavailableException {
    ask(
        connection -> {
          for (String path : own(connection, link).stream().toList()) {
            at(connection, path, ProfileCalls.class).Save();
          }
          return true;
        });
  }

  /** Has the device's own profile of an interface be no more. */
  void delete(String link) throws UnavailableException {
    ask(
        connection -> {
          for (String path : own(connection, link).stream().toList()) {
            at(connection, path, ProfileCalls.class).Delete();
          }
          return true;
        });
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
    ask(
        connection ->
            manager(connection)
                .ActivateConnection(
                    new DBusPath(device.active().orElse(ANY)),
                    new DBusPath(device.path()),
                    new DBusPath(ANY)));
  }

  /** Gives the machine another name. */
  void call(String host) throws UnavailableException {
    ask(
        connection -> {
          at(connection, SETTINGS, SettingsCalls.class).SaveHostname(host);
          return true;
        });
  }

  /** Has every profile of the device's own be one of the network's, with nothing of the owner. */
  void forget() throws UnavailableException {
    Seen seen = look();
    ask(
        connection -> {
          for (DBusPath profile : at(connection, SETTINGS, SettingsCalls.class).ListConnections()) {
            forget(connection, profile.getPath(), seen);
          }
          return true;
        });
  }

  private static void forget(DBusConnection bus, String path, Seen seen) throws DBusException {
    Properties known =
        new Properties(settings(bus, path).getOrDefault(Profile.CONNECTION, Map.of()));
    String link = known.text(Profile.LINK).orElse("");
    if (!known.text(Profile.UUID).equals(Optional.of(Profile.uuid(link)))) {
      return;
    }
    ProfileCalls profile = at(bus, path, ProfileCalls.class);
    Optional<Seen.Device> device = seen.device(link);
    if (device.isEmpty()) {
      profile.Delete();
      return;
    }
    // A deleted one would leave the interface without any where there was none before.
    profile.Update2(Profile.of(link, new Plan.Dhcp(List.of())), new UInt32(TO_DISK), Map.of());
    manager(bus)
        .ActivateConnection(
            new DBusPath(path), new DBusPath(device.get().path()), new DBusPath(ANY));
  }

  @Override
  public void close() {
    bus.close();
  }
}
