package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.socai.ledger.contribution.UnitCode;

/**
 * Tables that follow from the tables of projections rather than from single events, such as sums
 * over months. They cover the rows of units; a row that belongs to no unit is none of theirs.
 *
 * <p>All statements name their tables without a schema: live they stand in {@code public}; a
 * rebuild puts the schema of the new tables first on the search path, so that the same statements
 * read and write those. {@code projection_position} speaks of the live tables only, so the position
 * that counts is handed in. Transactions are the caller's.
 */
public interface DerivedTables {
    /** Their names. */
    List<String> tables();

    /** The tables of projections that they are made from; a rebuild makes both or neither. */
    List<String> sources();

    /**
     * Those sources whose rows {@link #fill} wants to see again once they stand in their table.
     * Their texts have to recur.
     */
    default List<String> kept() {
        return List.of();
    }

    /**
     * Those sources that {@link #fill} reads from their tables, and therefore needs whole and with
     * their indexes; those of which all rows were kept may be missing.
     */
    default List<String> awaited(Filling filling) {
        return sources();
    }

    /**
     * Fills the empty tables from their sources, which hold everything through a position, the
     * {@linkplain #awaited awaited} ones with their indexes. Those of the tables themselves are
     * made afterwards.
     */
    void fill(Filling filling, long position) throws SQLException;

    /**
     * Takes in what no question can do without; called once at the end of each batch, in the
     * transaction that writes its rows, so it must be quick.
     */
    void advance(Connection connection) throws SQLException;

    /**
     * Takes in what makes questions faster, of what the sources hold through a position; called
     * beside the feed, under the {@link CondensingLock}. May come again for the same position.
     *
     * @return whether it stopped early, so that a transaction does not take long
     */
    boolean condense(Connection connection, long position) throws SQLException;

    /**
     * Takes one unit out; its rows in the sources are still there and are deleted next, in the same
     * transaction, under the {@link CondensingLock}.
     */
    void exclude(Connection connection, UnitCode unit) throws SQLException;

    /**
     * Takes one unit in again, after {@link #exclude} and after its rows in the sources have been
     * made anew, in the same transaction.
     *
     * @param position the position that the sources hold everything through
     */
    void include(Connection connection, UnitCode unit, long position) throws SQLException;
}
