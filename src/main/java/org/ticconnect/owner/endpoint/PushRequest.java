package org.ticconnect.owner.endpoint;

import java.net.URI;

/**
 * A request to a web address.
 *
 * @param url http or https
 * @param method POST or PUT
 * @param contentType such as {@code application/json}
 * @param body at most {@link Text#MOST_BYTES} as UTF-8
 */
public record PushRequest(URI url, String method, String contentType, String body) {}
