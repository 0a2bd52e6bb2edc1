/** The command line: what the program is asked to do and where its data is. */
@NullMarked
package org.socai.api.launch;

import org.jspecify.annotations.NullMarked;
