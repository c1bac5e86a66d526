package org.ticconnect.network.manager;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;

/** What is asked of NetworkManager itself, by its own names. */
@DBusInterfaceName("org.freedesktop.NetworkManager")
public interface ManagerCalls extends DBusInterface {
  /** Yes, no or auth, by the name of what may be done. */
  Map<String, String> GetPermissions();

  /**
   * @param timeout seconds after which all is as before, 0 for never
   */
  DBusPath CheckpointCreate(List<DBusPath> devices, UInt32 timeout, UInt32 flags);

  /** Keeps what was changed since. */
  void CheckpointDestroy(DBusPath checkpoint);

  /** Has all as it was; what became of each device, 0 for well. */
  Map<String, UInt32> CheckpointRollback(DBusPath checkpoint);

  /**
   * @param connection / for the best one
   */
  DBusPath ActivateConnection(DBusPath connection, DBusPath device, DBusPath specific);
}
