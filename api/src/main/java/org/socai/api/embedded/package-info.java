/** The PostgreSQL server that the program ships and runs in its data directory. */
@NullMarked
package org.socai.api.embedded;

import org.jspecify.annotations.NullMarked;
