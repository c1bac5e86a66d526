/** What is asked of the library of files over HTTP. */
package org.ticconnect.admin.file;
