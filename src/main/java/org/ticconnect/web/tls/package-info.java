/** The certificate that the page is served with, the device's own or one that was given to it. */
package org.ticconnect.web.tls;
