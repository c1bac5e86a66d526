package org.ticconnect.page;

/**
 * Answers of a device that cannot be had from one of a test: as of a machine whose network can be
 * set, or that is being updated. They last until the page is loaded anew.
 */
public final class Stage {
  private static final String BEGIN =
      """
      window.__stage = {};
      const real = window.fetch;
      window.fetch = async (path, how = {}) => {
        const told = window.__stage[`${how.method ?? "GET"} ${String(path).split("?")[0]}`];
        if (told === undefined) return real(path, how);
        if (told === null) throw new TypeError("nobody answers");
        const headers = { "Content-Type": "application/json" };
        return new Response(told.json, { status: told.status, headers });
      };
      """;

  private final Browser browser;

  private Stage(Browser browser) {
    this.browser = browser;
  }

  /** On the page that is open. */
  public static Stage on(Browser browser) {
    browser.script("if (!window.__stage) {" + BEGIN + "}");
    return new Stage(browser);
  }

  /**
   * From now on this is answered.
   *
   * @param request method and path, such as {@code GET /api/network}
   */
  public Stage answers(String request, int status, String json) {
    browser.script(
        "window.__stage[arguments[0]] = { status: arguments[1], json: arguments[2] }",
        request,
        status,
        json);
    return this;
  }

  /** From now on this gets no answer, as when the device is away. */
  public Stage isSilent(String request) {
    browser.script("window.__stage[arguments[0]] = null", request);
    return this;
  }
}
