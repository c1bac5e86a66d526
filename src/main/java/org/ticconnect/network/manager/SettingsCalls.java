package org.ticconnect.network.manager;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;

/** What is asked of NetworkManager's settings, by its own names. */
@DBusInterfaceName("org.freedesktop.NetworkManager.Settings")
public interface SettingsCalls extends DBusInterface {
  /** A profile that is gone after a reboot until it is saved. */
  DBusPath AddConnectionUnsaved(Map<String, Map<String, Variant<?>>> connection);

  List<DBusPath> ListConnections();

  DBusPath GetConnectionByUuid(String uuid);

  /** Of the machine. */
  void SaveHostname(String hostname);
}
