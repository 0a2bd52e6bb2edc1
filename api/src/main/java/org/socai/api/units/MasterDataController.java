package org.socai.api.units;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.api.jobs.Settling;
import org.socai.api.knowledge.BusinessDays;
import org.socai.api.problem.RequestRefused;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.ChangeBudgetFunding;
import org.socai.ledger.unit.UnitCommand.ChangePaymentCycle;
import org.socai.ledger.unit.UnitCommand.CorrectUnitDetails;
import org.socai.ledger.unit.UnitCommand.TransferUnit;
import org.socai.ledger.unit.UnitDetails;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes of a unit's master data, each from a business day on. Sending one again changes nothing.
 */
@RestController
@RequestMapping("/api/v1/units/{unitCode}")
@Tag(name = "units")
class MasterDataController {
    private final UnitCommands commands;
    private final Settling settling;
    private final BusinessDays days;

    MasterDataController(UnitCommands commands, Settling settling, BusinessDays days) {
        this.commands = commands;
        this.settling = settling;
        this.days = days;
    }

    /** Name, tax code and kind, always together. */
    record Details(
            @Schema(example = "Công ty TNHH Bình Minh") String name,
            @Nullable TaxCode taxCode,
            UnitType unitType,
            LocalDate effectiveOn) {}

    /** The office that administers the unit. */
    record Office(OfficeCode officeCode, LocalDate effectiveOn) {}

    /** How often the unit pays; changes only where cycles of both kinds begin. */
    record Cycle(PaymentCycle paymentCycle, LocalDate effectiveOn) {}

    /** Whether the State budget funds the unit. */
    record Funding(boolean budgetFunded, LocalDate effectiveOn) {}

    /** Recorded; answers from this position on include it. */
    record Recorded(UnitCode unitCode, long position) {}

    @PutMapping("/details")
    @Operation(summary = "Correct name, tax code and kind from a day on")
    Recorded details(@PathVariable UnitCode unitCode, @RequestBody Details body, Principal user)
            throws InterruptedException {
        var details = details(body);
        return send(new CorrectUnitDetails(unitCode, details, credible(body.effectiveOn())), user);
    }

    @PutMapping("/office")
    @Operation(summary = "Hand the unit to another office from a day on")
    Recorded office(@PathVariable UnitCode unitCode, @RequestBody Office body, Principal user)
            throws InterruptedException {
        return send(
                new TransferUnit(unitCode, body.officeCode(), credible(body.effectiveOn())), user);
    }

    @PutMapping("/payment-cycle")
    @Operation(summary = "Change the payment cycle from a day on that begins a cycle of both kinds")
    Recorded paymentCycle(@PathVariable UnitCode unitCode, @RequestBody Cycle body, Principal user)
            throws InterruptedException {
        return send(
                new ChangePaymentCycle(unitCode, body.paymentCycle(), credible(body.effectiveOn())),
                user);
    }

    @PutMapping("/budget-funding")
    @Operation(summary = "Change whether the State budget funds the unit, from a day on")
    Recorded budgetFunding(
            @PathVariable UnitCode unitCode, @RequestBody Funding body, Principal user)
            throws InterruptedException {
        return send(
                new ChangeBudgetFunding(
                        unitCode, body.budgetFunded(), credible(body.effectiveOn())),
                user);
    }

    private static UnitDetails details(Details body) {
        try {
            return new UnitDetails(body.name(), body.taxCode(), body.unitType());
        } catch (IllegalArgumentException refused) {
            throw RequestRefused.invalid("name", "has 1 to 300 printable characters");
        }
    }

    private LocalDate credible(LocalDate effectiveOn) {
        return days.credible("effectiveOn", effectiveOn);
    }

    /** The sender's next question includes what was recorded. */
    private Recorded send(UnitCommand command, Principal user) throws InterruptedException {
        commands.send(command, user.getName());
        return new Recorded(command.unit(), settling.awaitForAnswer());
    }
}
