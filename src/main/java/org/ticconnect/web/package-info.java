/** The web server, its pages and its API. */
package org.ticconnect.web;
