package org.socai.api.dataset;

import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.socai.api.dataset.Chance.Topic;
import org.socai.api.dataset.Fact.Declared;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.unit.Declaration;

/**
 * What employers declare: every month the regular declaration, some of them weeks late or known
 * late; now and then a correction of an earlier month, or months that had been forgotten.
 */
final class Declarations {
    /** Only after so many months is a regular declaration in the ledger with certainty. */
    private static final int CORRECTED_AFTER = 3;

    private static final int STORM_EVERY = 6;
    private static final int STORM_PAIRS = 30;

    private final DataSet data;

    Declarations(DataSet data) {
        this.data = data;
    }

    /** Gives what one employer declares because of a month, each with the month it arrives in. */
    void of(
            Employer employer,
            ContributionMonth month,
            BiConsumer<ContributionMonth, Declared> arrival) {
        if (employer.declares(month)) {
            regular(employer, month, arrival);
        }
        var correction = correction(employer, month);
        if (correction != null) {
            arrival.accept(month, new Declared(employer.code(), correction));
        }
        if (employer.number() == Employer.STORM
                && employer.declares(month)
                && month.index() % STORM_EVERY == 0) {
            storm(employer, month, arrival);
        }
    }

    /** The regular declaration of a month; the same whenever it is asked for. */
    Declaration regular(Employer employer, ContributionMonth month) {
        var chance = Chance.of(data.seed(), Topic.DECLARATION, employer.number(), month.index());
        int workers = Math.max(1, employer.workers() * chance.between(970, 1_030) / 1_000);
        boolean late = chance.perMille(60);
        var declaredOn =
                late
                        ? day(month.plusMonths(chance.between(1, 2)), chance.between(2, 20))
                        : day(month, chance.between(2, 16));
        return declaration(
                employer,
                "D02-" + month,
                month,
                declaredOn,
                DeclarationKind.REGULAR,
                workers,
                workers * wage(employer, month));
    }

    private void regular(
            Employer employer,
            ContributionMonth month,
            BiConsumer<ContributionMonth, Declared> arrival) {
        var declaration = regular(employer, month);
        var chance = Chance.of(data.seed(), Topic.CORRECTION, employer.number(), month.index());
        int knownLate = chance.perMille(20) ? 1 : 0;
        var reported = ContributionMonth.of(declaration.declaredOn());
        boolean delayed = !reported.equals(month);
        arrival.accept(
                reported.plusMonths(delayed ? 0 : knownLate),
                new Declared(employer.code(), declaration));
    }

    /**
     * What an employer corrects in a month of an earlier one: a few workers too many or too few, or
     * some that had been forgotten; null in most months. The same whenever it is asked for.
     */
    @Nullable Declaration correction(Employer employer, ContributionMonth month) {
        var chance =
                Chance.of(data.seed(), Topic.CORRECTION, employer.number(), -1 - month.index());
        var corrected = month.plusMonths(-CORRECTED_AFTER);
        if (!employer.declares(month) || !employer.declares(corrected)) {
            return null;
        }
        int drawn = chance.below(1_000);
        if (drawn < 15 && employer.workers() >= 10) {
            return adjustment(employer, month, corrected, chance);
        }
        return drawn < 23 ? forgotten(employer, month, corrected, chance) : null;
    }

    private Declaration adjustment(
            Employer employer, ContributionMonth month, ContributionMonth period, Chance chance) {
        int workers = 1 + chance.below(Math.max(1, employer.workers() / 20));
        long wages = workers * wage(employer, period);
        return declaration(
                employer,
                "DC-" + period,
                period,
                day(month, chance.between(1, 20)),
                DeclarationKind.ADJUSTMENT,
                workers,
                chance.perMille(600) ? -wages : wages);
    }

    private Declaration forgotten(
            Employer employer, ContributionMonth month, ContributionMonth latest, Chance chance) {
        var drawn = month.plusMonths(-chance.between(CORRECTED_AFTER, 12));
        var period = employer.declares(drawn) ? drawn : latest;
        int workers = 1 + chance.below(3);
        return declaration(
                employer,
                "TT-%s-%s".formatted(month, period),
                period,
                day(month, chance.between(1, 20)),
                DeclarationKind.RETROACTIVE,
                workers,
                workers * wage(employer, period));
    }

    /** Earlier months are raised and lowered again, one after the other. */
    private void storm(
            Employer employer,
            ContributionMonth month,
            BiConsumer<ContributionMonth, Declared> arrival) {
        var chance = Chance.of(data.seed(), Topic.STORM, employer.number(), month.index());
        for (int pair = 1; pair <= STORM_PAIRS; pair++) {
            var period = month.plusMonths(-chance.between(1, 12));
            if (!employer.declares(period)) {
                continue;
            }
            int workers = 1 + chance.below(20);
            long wages = workers * wage(employer, period);
            for (boolean down : new boolean[] {false, true}) {
                var reference = "ST-%s-%d%s".formatted(month, pair, down ? "L" : "H");
                arrival.accept(
                        month,
                        new Declared(
                                employer.code(),
                                declaration(
                                        employer,
                                        reference,
                                        period,
                                        day(month, down ? 20 : 10),
                                        DeclarationKind.ADJUSTMENT,
                                        workers,
                                        down ? -wages : wages)));
            }
        }
    }

    private static Declaration declaration(
            Employer employer,
            String reference,
            ContributionMonth period,
            LocalDate declaredOn,
            DeclarationKind kind,
            int workers,
            long wages) {
        return new Declaration(
                new DeclarationReference(reference),
                period,
                declaredOn,
                kind,
                workers,
                wages,
                wages * insuredAgainstUnemployment(employer.type()) / 1_000,
                null);
    }

    /** Wages rise by a twentieth of the first year's every January. */
    private long wage(Employer employer, ContributionMonth month) {
        int raises = month.year() - data.month(0).year();
        return employer.wage() * (20 + raises) / 20;
    }

    /** The share of the wage fund in thousandths: officials are not insured. */
    private static long insuredAgainstUnemployment(UnitType type) {
        return switch (type) {
            case ADMINISTRATIVE -> 100;
            case COMMUNE -> 50;
            case STATE_OWNED_ENTERPRISE,
                    FOREIGN_INVESTED_ENTERPRISE,
                    NON_STATE_ENTERPRISE,
                    PUBLIC_NON_BUSINESS,
                    COOPERATIVE,
                    NON_PUBLIC,
                    HOUSEHOLD,
                    ABROAD ->
                    1_000;
        };
    }

    private static LocalDate day(ContributionMonth month, int day) {
        return month.firstDay().withDayOfMonth(day);
    }
}
