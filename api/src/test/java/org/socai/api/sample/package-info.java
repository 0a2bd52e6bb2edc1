/** The sample ledger that ships with the program: how it is made, and what it must show. */
@NullMarked
package org.socai.api.sample;

import org.jspecify.annotations.NullMarked;
