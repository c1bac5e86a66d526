package org.ticconnect.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Somebody who uses the page of a device. */
public final class Visitor {
  private final Browser browser;
  private final String address;

  /**
   * @param address of the device, such as {@code http://127.0.0.1:8080/}
   */
  public Visitor(Browser browser, String address) {
    this.browser = browser;
    this.address = address;
  }

  /** Opens the page as somebody whom the device does not know, and logs in. */
  public void logIn(String password) {
    browser.open(address);
    browser.write("#password", password);
    browser.click("#login-go");
    browser.see("#nav a[aria-current]");
  }

  /** Makes a new device one's own, from beside it. */
  public void claim(String password) {
    browser.open(address);
    browser.write("#new-password", password);
    browser.write("#new-password-again", password);
    browser.click("#claim-go");
    browser.see("#nav a[aria-current]");
  }

  /** Confirms the question that is open. */
  public void agree() {
    browser.click("dialog[open] button[value=yes]");
    browser.gone("dialog[open]");
  }

  /**
   * Puts a text in place of what is in the editor, as pasted.
   *
   * @param text complete
   */
  public void edit(String text) {
    browser.see("#editor .CodeMirror");
    browser.script("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", text);
  }

  /** The text in the editor. */
  public String edited() {
    browser.see("#editor .CodeMirror");
    return (String)
        browser.script("return document.querySelector('.CodeMirror').CodeMirror.getValue()");
  }

  /** Gives the password again when it is asked for, and returns when nothing more is asked. */
  public void confirmIfAsked(String password) {
    browser.settled();
    if (!browser.all("dialog[open] input[name=password]").isEmpty()) {
      browser.write("dialog[open] input[name=password]", password);
      agree();
      browser.settled();
    }
  }

  /** Has what is in the editor run. */
  public void saveAndRun(String password) {
    browser.click("#file-activate");
    confirmIfAsked(password);
    browser.see("#file-told .note.good");
  }

  /** Status of the answer to a request that the page's own address makes with its cookies. */
  public long answer(String method, String path) {
    return (Long)
        browser.scriptThatWaits(
            """
            const [method, path, done] = arguments;
            const headers = method === "GET" ? {} : { "X-TIC": "1", "Content-Type": "application/json" };
            fetch(path, { method, headers, body: method === "GET" ? undefined : "{}" })
              .then((answer) => done(answer.status), () => done(0));
            """,
            method,
            path);
  }

  /** Status of the answer to another program that has these cookies. */
  public int answer(String cookies) throws IOException, InterruptedException {
    HttpRequest asked =
        HttpRequest.newBuilder(URI.create(address + "api/live")).header("Cookie", cookies).build();
    return HttpClient.newHttpClient()
        .send(asked, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** What the device answers to who is logged in here. */
  public JsonNode json(String path) {
    Object text =
        browser.scriptThatWaits(
            """
            const [path, done] = arguments;
            fetch(path).then((answer) => answer.text()).then(done, (failed) => done(String(failed)));
            """,
            path);
    try {
      return new ObjectMapper().readTree((String) text);
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** Requests to anywhere but the device since it was last asked. */
  public List<String> strayed() {
    return browser.traffic().take().stream()
        .filter(Traffic.Request::remote)
        .map(Traffic.Request::address)
        .filter(one -> !one.startsWith(address))
        .toList();
  }
}
