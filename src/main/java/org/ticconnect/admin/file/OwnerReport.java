package org.ticconnect.admin.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ticconnect.owner.endpoint.Sent;
import org.ticconnect.owner.run.RunningFile;
import org.ticconnect.owner.run.TrialReport;

/** What own routes do, and what a trial of them did. */
public final class OwnerReport {
  private OwnerReport() {}

  /** Each file with its routes. */
  public static Object files(List<RunningFile> files) {
    return files.stream().map(OwnerReport::file).toList();
  }

  private static Map<String, Object> file(RunningFile file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", file.name());
    json.put("state", file.running() ? "running" : "stopped");
    file.reason().ifPresent(reason -> json.put("reason", reason));
    json.put("since", file.since().toString());
    json.put("routes", file.routes().stream().map(OwnerReport::route).toList());
    json.put("sent", file.sent().stream().map(OwnerReport::sent).toList());
    json.put("log", file.log().stream().map(OwnerReport::line).toList());
    return json;
  }

  private static Map<String, Object> route(RunningFile.RouteState route) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", route.id());
    json.put("messages", route.messages());
    json.put("failures", route.failures());
    json.put("dropped", route.dropped());
    route
        .last()
        .ifPresent(
            failure ->
                json.put(
                    "last_failure",
                    Map.of("time", failure.time().toString(), "reason", failure.reason())));
    return json;
  }

  private static Map<String, Object> sent(Sent sent) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", sent.kind().name().toLowerCase(Locale.ROOT));
    json.put("target", sent.target());
    json.put("payload", sent.payload());
    json.put("route", sent.route());
    json.put("time", sent.time().toString());
    return json;
  }

  private static Map<String, Object> line(RunningFile.Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("time", line.time().toString());
    json.put("level", line.level());
    json.put("route", line.route());
    json.put("text", line.text());
    return json;
  }

  /** What a file would send. */
  public static Object trial(TrialReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sent", report.sent().stream().map(OwnerReport::sent).toList());
    json.put("log", report.logs().stream().map(OwnerReport::line).toList());
    json.put("failures", AnswerStep.mistakes(report.failures()));
    return json;
  }
}
