/** What happened to the meters, and in {@code past} what charts show. */
package org.ticconnect.history;
