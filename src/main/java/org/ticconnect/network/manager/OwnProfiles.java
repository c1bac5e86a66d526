package org.ticconnect.network.manager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The profiles that the device has of its own in NetworkManager, one for an interface at most. */
final class OwnProfiles {
  /** What is on disk stays, and counts again after a reboot. */
  private static final int IN_MEMORY = 2;

  private static final int TO_DISK = 1;

  private final Service service;

  OwnProfiles(Service service) {
    this.service = service;
  }

  /** The device's own profile for an interface. */
  static Optional<String> path(DBusConnection bus, String link) {
    try {
      return Optional.of(
          Service.at(bus, Service.SETTINGS, SettingsCalls.class)
              .GetConnectionByUuid(Profile.uuid(link))
              .getPath());
    } catch (DBusException | DBusExecutionException none) {
      return Optional.empty();
    }
  }

  /** How the device's own profile of an interface is; empty without one. */
  Optional<Plan> plan(String link) throws UnavailableException {
    return service.ask(
        connection -> {
          Optional<String> own = path(connection, link);
          return own.isEmpty()
              ? Optional.empty()
              : Optional.of(Profile.plan(Service.settings(connection, own.get())));
        });
  }

  /** Whether a device runs with the profile of the device's own. */
  boolean runs(Seen.Device device) throws UnavailableException {
    return service.ask(
        connection -> {
          Optional<String> own = path(connection, device.link().name());
          return own.isPresent() && own.equals(device.active());
        });
  }

  /**
   * Has the device's own profile of an interface be as a plan until the next reboot; what runs goes
   * on as it is.
   *
   * @return its path
   */
  String prepare(String link, Plan plan) throws UnavailableException {
    Map<String, Map<String, Variant<?>>> profile = Profile.of(link, plan);
    return service.ask(
        connection -> {
          Optional<String> own = path(connection, link);
          if (own.isEmpty()) {
            return Service.at(connection, Service.SETTINGS, SettingsCalls.class)
                .AddConnectionUnsaved(profile)
                .getPath();
          }
          Service.at(connection, own.get(), ProfileCalls.class)
              .Update2(profile, new UInt32(IN_MEMORY), Map.of());
          return own.get();
        });
  }

  /** Has the device's own profile of an interface survive a reboot. */
  void save(String link) throws UnavailableException {
    service.ask(
        connection -> {
          for (String path : path(connection, link).stream().toList()) {
            Service.at(connection, path, ProfileCalls.class).Save();
          }
          return true;
        });
  }

  /** Has the device's own profile of an interface be no more. */
  void delete(String link) throws UnavailableException {
    service.ask(
        connection -> {
          for (String path : path(connection, link).stream().toList()) {
            Service.at(connection, path, ProfileCalls.class).Delete();
          }
          return true;
        });
  }

  /** Has every profile of the device's own be one of the network's, with nothing of the owner. */
  void forget() throws UnavailableException {
    Seen seen = service.look();
    service.ask(
        connection -> {
          for (DBusPath profile :
              Service.at(connection, Service.SETTINGS, SettingsCalls.class).ListConnections()) {
            forget(connection, profile.getPath(), seen);
          }
          return true;
        });
  }

  private static void forget(DBusConnection bus, String path, Seen seen) throws DBusException {
    Properties known =
        new Properties(Service.settings(bus, path).getOrDefault(Profile.CONNECTION, Map.of()));
    String link = known.text(Profile.LINK).orElse("");
    if (!known.text(Profile.UUID).equals(Optional.of(Profile.uuid(link)))) {
      return;
    }
    ProfileCalls profile = Service.at(bus, path, ProfileCalls.class);
    Optional<Seen.Device> device = seen.device(link);
    if (device.isEmpty()) {
      profile.Delete();
      return;
    }
    // A deleted one would leave the interface without any where there was none before.
    profile.Update2(Profile.of(link, new Plan.Dhcp(List.of())), new UInt32(TO_DISK), Map.of());
    Service.manager(bus)
        .ActivateConnection(
            new DBusPath(path), new DBusPath(device.get().path()), new DBusPath(Service.ANY));
  }
}
