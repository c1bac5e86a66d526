/** The keys of {@code config/application.properties}, checked once at the start. */
package org.ticconnect.settings;
