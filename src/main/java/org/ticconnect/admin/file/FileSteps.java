package org.ticconnect.admin.file;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;
import org.ticconnect.files.Activation;
import org.ticconnect.files.Library;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.web.JsonStep;

/** The steps that answer what is asked of files, under the names by which the routes call them. */
public final class FileSteps {
  private final FilesDoor files;
  private final ExamplesDoor examples;
  private final BundleDoor bundle;
  private final SafeModeDoor safeMode;
  private final Supplier<Object> routes;

  /**
   * @param shipped the files of the device
   * @param trial runs a file of routes where nothing can happen
   * @param preview what a map would publish or serve
   * @param routes what each own route does
   * @param version of the program
   */
  public FileSteps(
      Library library,
      FileTree shipped,
      Activation activation,
      SafeMode safeMode,
      RouteTrial trial,
      FilePreview preview,
      Supplier<Object> routes,
      String version) {
    this.files = new FilesDoor(library, shipped, activation, trial, preview);
    this.examples = new ExamplesDoor(shipped);
    this.bundle = new BundleDoor(library, activation, version);
    this.safeMode = new SafeModeDoor(library, activation, safeMode);
    this.routes = routes;
  }

  /**
   * Binds {@code files.list}, {@code .read}, {@code .save}, {@code .check}, {@code .activate},
   * {@code .restore}, {@code .delete}, {@code .versions}, {@code .version} and {@code .compare},
   * {@code examples.list} and {@code .read}, {@code bundle.export}, {@code bundle.import}, {@code
   * safe-mode.end} and {@code admin.routes}.
   */
  public void bind(Registry registry) {
    Semaphore oneAtATime = new Semaphore(1);
    Map.<String, AnswerStep.Door>ofEntries(
            Map.entry("files.list", files::list),
            Map.entry("files.read", files::read),
            Map.entry("files.save", files::save),
            Map.entry("files.check", new OneAtATime(oneAtATime, files::check)),
            Map.entry("files.activate", files::activate),
            Map.entry("files.restore", files::restore),
            Map.entry("files.delete", files::delete),
            Map.entry("files.versions", files::versions),
            Map.entry("files.version", files::version),
            Map.entry("files.compare", files::compare),
            Map.entry("examples.list", examples::list),
            Map.entry("examples.read", examples::read),
            Map.entry("bundle.export", new OneAtATime(oneAtATime, bundle::export)),
            Map.entry("bundle.import", new OneAtATime(oneAtATime, bundle::take)),
            Map.entry("safe-mode.end", safeMode::end))
        .forEach((name, door) -> registry.bind(name, new AnswerStep(door)));
    registry.bind("admin.routes", new JsonStep(routes));
  }
}
