package org.ticconnect;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.access.Access;
import org.ticconnect.access.AccessRefusedException;
import org.ticconnect.factory.FactoryDefaults;
import org.ticconnect.life.Vitals;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.RegisterCsv;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.network.manager.NetworkSetup;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.Settings;
import org.ticconnect.web.gate.Entrance;

/** The program: exit code 0 stopped as asked, 1 failed while running, 2 wrong configuration. */
public final class TicConnect {
  private static final int STOPPED = 0;
  private static final int FAILED = 1;
  private static final int WRONG_CONFIGURATION = 2;

  private TicConnect() {}

  public static void main(String... arguments) {
    int exit = run(arguments);
    // Other threads would keep the process alive without its work.
    System.exit(exit);
  }

  private static int run(String... arguments) {
    try {
      CommandLine command = CommandLine.parse(arguments);
      return switch (command.action()) {
        case VERSION -> version();
        case HELP -> help();
        case SET_PASSWORD -> setPassword(command);
        case CHECK -> check(command);
        case MAP_TO_CSV -> mapToCsv(command);
        case CSV_TO_MAP -> csvToMap(command);
        case UPDATE, UPDATE_RETURN, VERIFY_PACKAGE, SIGN_PACKAGE ->
            new UpdateCommands(command).run() ? STOPPED : FAILED;
        case REHEARSE -> rehearse(command);
        case RUN -> serve(command);
      };
    } catch (IllegalArgumentException wrongUse) {
      System.err.println(wrongUse.getMessage());
      System.err.println(CommandLine.USAGE);
      return WRONG_CONFIGURATION;
    } catch (SettingException | MappingException wrong) {
      System.err.println(wrong.getMessage());
      return WRONG_CONFIGURATION;
    } catch (Exception failed) {
      logger().error("TIC Connect cannot go on", failed);
      return FAILED;
    }
  }

  private static int version() {
    System.out.println("TIC Connect " + Version.text());
    return STOPPED;
  }

  private static int help() {
    System.out.println(CommandLine.USAGE);
    return STOPPED;
  }

  private static int setPassword(CommandLine command) throws IOException {
    if (new FactoryDefaults(command.data(), List.of()).pending()) {
      System.err.println(
          "Factory defaults are not done yet: start the program, then set a password");
      return FAILED;
    }
    try (Access access = Access.in(command.data());
        BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      access.passwords().set(Optional.ofNullable(input.readLine()).orElse(""));
      // Whatever is still to be written is written before.
      access.close();
      access.giveToOwnerOfFolder();
      System.out.println("The password is set. Whoever was logged in must log in again.");
      return STOPPED;
    } catch (AccessRefusedException refused) {
      System.err.println(refused.getMessage());
      return FAILED;
    }
  }

  private static int check(CommandLine command) throws Exception {
    try (Access access = Access.in(command.data());
        Application application =
            new Application(
                Boot.toCheck(command.home(), command.data(), given(command)),
                installed(command, "00000000"),
                Keeper.idle(Entrance.of(access)))) {
      application.check();
    }
    System.out.println("All files are in order.");
    return STOPPED;
  }

  private static int mapToCsv(CommandLine command) throws MappingException {
    Map<String, RegisterMap> maps = Mappings.read(FileTree.of(command.home())).registers().maps();
    RegisterMap map = maps.get(command.subject());
    if (map == null) {
      throw new IllegalArgumentException(
          "there is no map '" + command.subject() + "'; there are " + maps.keySet());
    }
    System.out.print(RegisterCsv.write(map));
    return STOPPED;
  }

  private static int csvToMap(CommandLine command) throws MappingException {
    System.out.print(RegisterCsv.toYaml(Path.of(command.subject())));
    return STOPPED;
  }

  private static int rehearse(CommandLine command) throws Exception {
    for (Rehearsal act : Rehearsal.acts()) {
      CommandLine played = act.in(command);
      try (Runner runner =
          new Runner(installed(played, DeviceId.in(command.data())), TicConnect::logAsSet)) {
        act.play(runner);
      }
    }
    return STOPPED;
  }

  private static int serve(CommandLine command) {
    Installation where = installed(command, DeviceId.in(command.data()));
    try (Alone alone = Alone.in(command.run())) {
      if (!alone.granted()) {
        System.err.println("TIC Connect runs already, as a service perhaps: " + command.run());
        return FAILED;
      }
      return serve(where);
    }
  }

  private static int serve(Installation where) {
    Runner runner = new Runner(where, TicConnect::logAsSet);
    try {
      new Serving(where, runner, System.getenv()).start(STOPPED);
      logger().error("TIC Connect cannot go on", runner.failure());
      return ended(FAILED);
    } catch (SettingException | MappingException wrong) {
      System.err.println(wrong.getMessage());
      return ended(WRONG_CONFIGURATION);
    } catch (Exception failed) {
      logger().error("TIC Connect cannot start", failed);
      return ended(FAILED);
    }
  }

  private static void logAsSet(Settings settings) {
    LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    logging.getLogger("org.ticconnect").setLevel(Level.toLevel(settings.logLevel()));
  }

  /** Ends at once: the hook for signals would end with another code. */
  private static int ended(int code) {
    Runtime.getRuntime().halt(code);
    return code;
  }

  private static Installation installed(CommandLine command, String deviceId) {
    return new Installation(
        command.home(),
        command.data(),
        command.run(),
        NetworkSetup.SYSTEM_BUS,
        given(command),
        deviceId,
        new Vitals(),
        Patience.USUAL,
        () -> Entrance.of(Access.in(command.data())),
        List.of(NetworkParts.elsewhere(NetworkSetup.SYSTEM_BUS, command.run(), command.data())));
  }

  private static Boot.Given given(CommandLine command) {
    return new Boot.Given(System.getenv(), command.settings());
  }

  private static Logger logger() {
    return LoggerFactory.getLogger(TicConnect.class);
  }
}
