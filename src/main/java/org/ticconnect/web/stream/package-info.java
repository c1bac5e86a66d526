/** What is pushed to pages that are open. */
package org.ticconnect.web.stream;
