/** What the device says to people, in another language than English. */
package org.ticconnect.words;
