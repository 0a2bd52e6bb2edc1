/**
 * The demonstration: the sample ledger that ships with the program, imported like any other files.
 */
@NullMarked
package org.socai.api.demo;

import org.jspecify.annotations.NullMarked;
