/** The made-up province: the same every time, and as the ledger takes it. */
@org.jspecify.annotations.NullMarked
package org.socai.api.dataset;
