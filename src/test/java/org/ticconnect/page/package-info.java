/**
 * The page as a browser sees it: a Chromium that is driven, and what the page's files say without
 * one.
 */
package org.ticconnect.page;
