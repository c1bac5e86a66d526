package org.ticconnect;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.files.Starts;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.RegisterCsv;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.settings.SettingException;

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
        case CHECK -> check(command);
        case MAP_TO_CSV -> mapToCsv(command);
        case CSV_TO_MAP -> csvToMap(command);
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

  private static int check(CommandLine command) throws Exception {
    try (Application application =
        new Application(
            Boot.toCheck(command.home(), command.data(), given(command)),
            command.home(),
            command.data(),
            "00000000",
            Patience.USUAL)) {
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

  private static int serve(CommandLine command) throws Exception {
    Application application =
        Application.of(
            command.home(),
            command.data(),
            given(command),
            Starts.begin(command.data()),
            DeviceId.in(command.data()),
            Patience.USUAL);
    LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    logging.getLogger("org.ticconnect").setLevel(Level.toLevel(application.settings().logLevel()));
    CountDownLatch forever = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  application.close();
                  // Asked to stop by a signal: that is no failure.
                  Runtime.getRuntime().halt(STOPPED);
                },
                "stop"));
    try {
      application.start();
      logger().info("TIC Connect {} runs", Version.text());
      forever.await();
      return STOPPED;
    } catch (MappingException wrong) {
      System.err.println(wrong.getMessage());
      return ended(WRONG_CONFIGURATION);
    } catch (Exception failed) {
      logger().error("TIC Connect cannot start", failed);
      return ended(FAILED);
    }
  }

  /** Ends at once: the hook for signals would end with another code. */
  private static int ended(int code) {
    Runtime.getRuntime().halt(code);
    return code;
  }

  private static Boot.Given given(CommandLine command) {
    return new Boot.Given(System.getenv(), command.settings());
  }

  private static Logger logger() {
    return LoggerFactory.getLogger(TicConnect.class);
  }
}
