/** A province of any size made up from a seed: the files of its ledger, and what they come to. */
@NullMarked
package org.socai.api.dataset;

import org.jspecify.annotations.NullMarked;
