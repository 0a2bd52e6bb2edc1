package org.socai.api.config;

import javax.sql.DataSource;
import org.socai.ledger.booking.RuleBooks;
import org.socai.ledger.store.LedgerReader;
import org.socai.projections.arrears.Arrears;
import org.socai.projections.arrears.OfficeCharges;
import org.socai.projections.checks.PostedCheck;
import org.socai.projections.collection.CollectionResults;
import org.socai.projections.figures.AwaitedRates;
import org.socai.projections.figures.LateCharges;
import org.socai.projections.figures.UnitFigures;
import org.socai.projections.quarantine.Quarantine;
import org.socai.projections.rates.OverdueRate;
import org.socai.projections.statement.MonthlyStatements;
import org.socai.projections.totals.KnowledgeBlocks;
import org.socai.projections.totals.OfficeTotals;
import org.socai.projections.units.Units;
import org.socai.projections.unmatched.UnmatchedPayments;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that answers questions; all of it reads through the pool for reading. */
@Configuration(proxyBeanMethods = false)
class ProjectionQueriesConfiguration {
    /** About half a kilobyte each, so some 25 MB at the most. */
    private static final int KEPT_BALANCES = 50_000;

    @Bean
    UnitFigures unitFigures(
            @Qualifier("readPool") DataSource readPool, LedgerReader reader, RuleBooks rules) {
        return new UnitFigures(readPool, reader, rules, KEPT_BALANCES);
    }

    @Bean
    AwaitedRates awaitedRates(@Qualifier("readPool") DataSource readPool, UnitFigures figures) {
        return new AwaitedRates(readPool, figures);
    }

    @Bean
    LateCharges lateCharges(@Qualifier("readPool") DataSource readPool, UnitFigures figures) {
        return new LateCharges(readPool, figures);
    }

    @Bean
    Units units(@Qualifier("readPool") DataSource readPool) {
        return new Units(readPool);
    }

    @Bean
    Arrears arrears(
            @Qualifier("readPool") DataSource readPool,
            AwaitedRates awaitedRates,
            UnitFigures figures,
            LateCharges lateCharges,
            Units units) {
        return new Arrears(readPool, awaitedRates, figures, lateCharges, units);
    }

    @Bean
    OfficeTotals officeTotals(@Qualifier("readPool") DataSource readPool) {
        return new OfficeTotals(readPool, KnowledgeBlocks.DEFAULT);
    }

    @Bean
    OverdueRate overdueRate(
            @Qualifier("readPool") DataSource readPool,
            AwaitedRates awaitedRates,
            OfficeTotals totals,
            UnitFigures figures) {
        return new OverdueRate(awaitedRates, totals, new OfficeCharges(readPool, figures));
    }

    @Bean
    CollectionResults collectionResults(AwaitedRates awaitedRates, OfficeTotals totals) {
        return new CollectionResults(awaitedRates, totals);
    }

    @Bean
    MonthlyStatements monthlyStatements(UnitFigures figures) {
        return new MonthlyStatements(figures);
    }

    @Bean
    UnmatchedPayments unmatchedPayments(@Qualifier("readPool") DataSource readPool) {
        return new UnmatchedPayments(readPool);
    }

    @Bean
    Quarantine quarantine(@Qualifier("readPool") DataSource readPool) {
        return new Quarantine(readPool);
    }

    @Bean
    PostedCheck postedCheck(
            @Qualifier("readPool") DataSource readPool,
            UnitFigures figures,
            LateCharges lateCharges,
            Units units,
            Quarantine quarantine) {
        return new PostedCheck(readPool, figures, lateCharges, units, quarantine);
    }
}
