package org.socai.api.payments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.socai.api.jobs.Settling;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.booking.Outcome;
import org.socai.ledger.booking.Payments;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.UnitCode;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives payments to the units they belong to. */
@RestController
@RequestMapping("/api/v1/payments")
@Tag(name = "payments")
class PaymentController {
    private final Bookings bookings;
    private final Settling settling;

    PaymentController(Bookings bookings, Settling settling) {
        this.bookings = bookings;
        this.settling = settling;
    }

    /** The unit a payment belongs to. */
    record UnitOfPayment(UnitCode unitCode) {}

    /** What became of it, and from which position on answers include it. */
    record Assigned(
            BankReference bankReference, UnitCode unitCode, Outcome outcome, long position) {}

    /**
     * Counts an unmatched payment for a unit, or moves one that was booked to a wrong unit. Sending
     * the same again changes nothing.
     */
    @PutMapping("/{bankReference}/unit")
    @Operation(summary = "Give a payment to the unit it belongs to")
    Assigned assign(
            @PathVariable BankReference bankReference,
            @RequestBody UnitOfPayment body,
            Principal user)
            throws InterruptedException {
        var unit = body.unitCode();
        var outcome =
                bookings.run(
                        user.getName(),
                        booking -> new Payments(booking).assign(bankReference, unit, null));
        return new Assigned(bankReference, unit, outcome, settling.awaitForAnswer());
    }
}
