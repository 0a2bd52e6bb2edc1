/**
 * The documentation as it stands in the checkout: its commands, tables and links, held against the
 * program.
 */
@NullMarked
package org.socai.api.docs;

import org.jspecify.annotations.NullMarked;
