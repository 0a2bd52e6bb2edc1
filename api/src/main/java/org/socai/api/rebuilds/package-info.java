/** Making the read models anew: by command on a ledger that nobody serves, and over HTTP. */
@NullMarked
package org.socai.api.rebuilds;

import org.jspecify.annotations.NullMarked;
