/**
 * Room on the disk of the data directory: watched, kept in reserve, and asked for before writing.
 */
@NullMarked
package org.socai.api.storage;

import org.jspecify.annotations.NullMarked;
