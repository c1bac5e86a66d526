/** What is told of lamp and button, and the button on the page. */
package org.ticconnect.admin.panel;
