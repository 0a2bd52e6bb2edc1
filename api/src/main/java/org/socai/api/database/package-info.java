/**
 * The database as the program uses it: who connects as whom, what it must guarantee, its schema and
 * its pools.
 */
@NullMarked
package org.socai.api.database;

import org.jspecify.annotations.NullMarked;
