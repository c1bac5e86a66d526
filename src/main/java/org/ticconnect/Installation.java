package org.ticconnect;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.ticconnect.factory.Elsewhere;
import org.ticconnect.life.Vitals;
import org.ticconnect.web.gate.Entrance;

/**
 * What stays the same while the program runs, however often it begins anew inside its process.
 *
 * @param home the folder that holds {@code routes}, {@code mappings} and {@code config}
 * @param data the folder that is written to
 * @param run the folder for what is gone after a reboot
 * @param given keys of the environment and of the command line
 * @param systemBus address of the bus on which NetworkManager is asked, as D-Bus writes it
 * @param deviceId eight hexadecimal digits
 * @param entrances tells who may do what as the data folder says it; asked anew when it was emptied
 * @param elsewhere what factory defaults forget outside of the data folder
 * @param vitals whether all parts live
 * @param patience long times that tests shorten
 */
record Installation(
    Path home,
    Path data,
    Path run,
    String systemBus,
    Boot.Given given,
    String deviceId,
    Vitals vitals,
    Patience patience,
    Supplier<Entrance> entrances,
    List<Elsewhere> elsewhere) {}
