/** Long work in a queue: what it is, how far it has come, and who does it. */
@NullMarked
package org.socai.api.jobs;

import org.jspecify.annotations.NullMarked;
