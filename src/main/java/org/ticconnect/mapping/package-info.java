/**
 * Mapping files to typed maps: label to quantity, quantity to topic, quantity to register. Every
 * mistake of a file is told with file, line and field.
 */
package org.ticconnect.mapping;
